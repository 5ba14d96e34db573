package io.githops.diff.effect;

import io.githops.diff.difference.Difference;
import io.githops.model.Effect;
import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changing a field does to a virtual machine, by KubeVirt's live-update rules (kubevirt/kubevirt:
 * pkg/virt-controller/watch/vm/vm.go, syncRestartRequired).
 * Anything in the machine's own specification that is not known to change live needs a restart.
 */
final class MachineEffects {
    private static final FieldPath RUN_STRATEGY = FieldPath.of("spec", "runStrategy");
    private static final FieldPath TEMPLATE_SPEC = FieldPath.of("spec", "template", "spec");
    private static final FieldPath DOMAIN = FieldPath.of("spec", "template", "spec", "domain");
    private static final FieldPath SOCKETS = DOMAIN.field("cpu").field("sockets");
    private static final FieldPath GUEST_MEMORY = DOMAIN.field("memory").field("guest");
    private static final FieldPath CLAIM_TEMPLATES =
            FieldPath.of("metadata", "annotations", "harvesterhci.io/volumeClaimTemplates");
    private static final String HOTPLUG = "harvesterhci.io/enableCPUAndMemoryHotplug";
    private static final String HALTED = "Halted";

    private static final List<FieldPattern> LIVE_SCHEDULING = List.of(
            FieldPattern.parse("spec.template.spec.nodeSelector"),
            FieldPattern.parse("spec.template.spec.affinity"),
            FieldPattern.parse("spec.template.spec.tolerations"));
    private static final FieldPattern INTERFACE_STATE =
            FieldPattern.parse("spec.template.spec.domain.devices.interfaces[*].state");

    private static final Map<FieldPath, String> REASONS = Map.of(
            DOMAIN.field("resources"), "limits are fixed while the machine runs; guest memory and CPUs follow them",
            DOMAIN.field("cpu"), "CPUs are fixed while the machine runs",
            DOMAIN.field("memory"), "guest memory is fixed while the machine runs",
            DOMAIN.field("devices"), "devices are fixed while the machine runs");

    private MachineEffects() {}

    static Effect of(Resource live, Difference difference) {
        FieldPath path = difference.path();
        if (path.equals(RUN_STRATEGY)) {
            return ofRunStrategy(live, difference);
        }
        if (CLAIM_TEMPLATES.contains(path)) {
            return new Effect(Effect.Level.LIVE, "volumes that are new are created, larger ones grow; none is deleted");
        }
        if (FieldPath.of("spec", "template", "metadata", "annotations").contains(path)) {
            return new Effect(Effect.Level.NEXT_START, "annotations reach the machine when it starts");
        }
        if (!TEMPLATE_SPEC.contains(path)) {
            return FieldPath.of("metadata").contains(path) ? Effect.NONE : Effect.LIVE;
        }
        return isRunning(live)
                ? ofRunningMachine(live, difference)
                : new Effect(Effect.Level.NEXT_START, "the machine does not run");
    }

    private static Effect ofRunStrategy(Resource live, Difference difference) {
        boolean wasHalted = isText(difference.live(), HALTED);
        boolean willBeHalted = isText(difference.desired(), HALTED);
        if (willBeHalted) {
            return isRunning(live) ? new Effect(Effect.Level.STOP, "the machine is shut down") : Effect.LIVE;
        }
        boolean starts = wasHalted && !isText(difference.desired(), "Manual");
        return starts ? new Effect(Effect.Level.START, "the machine is started") : Effect.LIVE;
    }

    private static Effect ofRunningMachine(Resource live, Difference difference) {
        FieldPath path = difference.path();
        if (LIVE_SCHEDULING.stream().anyMatch(pattern -> pattern.contains(path))) {
            return new Effect(Effect.Level.LIVE, "used at the next migration");
        }
        if (INTERFACE_STATE.matches(path)) {
            return Effect.LIVE;
        }
        if (isHotpluggedVolume(difference)) {
            return new Effect(Effect.Level.LIVE, "the volume is plugged in or out while the machine runs");
        }
        if (canHotplug(live) && isGrowth(path, difference)) {
            return new Effect(Effect.Level.LIVE_MIGRATION, "the machine migrates to get more");
        }
        return new Effect(Effect.Level.RESTART_REQUIRED, reason(path));
    }

    private static String reason(FieldPath path) {
        return REASONS.entrySet().stream()
                .filter(entry -> entry.getKey().contains(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the field is fixed while the machine runs");
    }

    /** Whether the machine exists on a node, as KubeVirt's status tells. */
    static boolean isRunning(Resource live) {
        Mapping status = live.tree().mapping("status");
        return Bool.TRUE.equals(status.get("created"))
                || status.text("printableStatus").filter("Running"::equals).isPresent();
    }

    private static boolean canHotplug(Resource live) {
        return live.annotation(HOTPLUG).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static boolean isGrowth(FieldPath path, Difference difference) {
        if (difference.live() == null || difference.desired() == null) {
            return false;
        }
        if (path.equals(SOCKETS)) {
            return difference.live() instanceof Num old
                    && difference.desired() instanceof Num wanted
                    && wanted.decimal().compareTo(old.decimal()) > 0;
        }
        return path.equals(GUEST_MEMORY)
                && quantity(difference.desired())
                        .flatMap(wanted -> quantity(difference.live()).map(old -> wanted.compareTo(old) > 0))
                        .orElse(false);
    }

    private static Optional<Quantity> quantity(Tree tree) {
        try {
            return Optional.of(Quantity.from(tree));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isHotpluggedVolume(Difference difference) {
        Tree item = difference.desired() != null ? difference.desired() : difference.live();
        boolean isVolume = TEMPLATE_SPEC.field("volumes").contains(difference.path());
        return isVolume
                && item instanceof Mapping volume
                && (isHotpluggable(volume, "persistentVolumeClaim") || isHotpluggable(volume, "dataVolume"));
    }

    private static boolean isHotpluggable(Mapping volume, String source) {
        return Bool.TRUE.equals(volume.mapping(source).get("hotpluggable"));
    }

    private static boolean isText(@Nullable Tree tree, String text) {
        return tree instanceof Text found && found.value().equals(text);
    }
}
