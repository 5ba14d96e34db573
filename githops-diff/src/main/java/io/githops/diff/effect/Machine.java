package io.githops.diff.effect;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.Set;

/** A live virtual machine, what becomes of it, and what is known of its running instance. */
final class Machine {
    static final String KIND = "kubevirt.io/VirtualMachine";
    static final FieldPath TEMPLATE_SPEC = FieldPath.of("spec", "template", "spec");

    private static final String KUBEVIRT = "kubevirt.io";
    private static final Set<String> WITH_INSTANCE = Set.of("Running", "Paused", "Migrating", "Starting", "Stopping");
    private static final Set<String> FINAL_PHASES = Set.of("Succeeded", "Failed");

    private final ChangedResource changed;
    private final Optional<Mapping> instance;

    Machine(ChangedResource changed) {
        this.changed = changed;
        this.instance = changed.objects()
                .get(new ResourceId(KUBEVIRT, "VirtualMachineInstance", live().namespace(), live().name()));
    }

    static boolean is(ResourceId id) {
        return id.kind().equals("VirtualMachine") && id.group().equals(KUBEVIRT);
    }

    ChangedResource changed() {
        return changed;
    }

    Resource live() {
        return changed.live();
    }

    /** The whole machine after the change. */
    Mapping predicted() {
        return changed.predicted();
    }

    /** The instance's specification before the change. */
    Mapping before() {
        return live().tree().mapping("spec", "template", "spec");
    }

    /** The instance's specification after the change. */
    Mapping after() {
        return predicted().mapping("spec", "template", "spec");
    }

    /** The running instance; empty when there is none or it is not known. */
    Optional<Mapping> instance() {
        return instance;
    }

    /** Whether the machine exists on a node, paused or not. */
    boolean runs() {
        return instance.map(known -> !FINAL_PHASES.contains(
                        known.mapping("status").text("phase").orElse("")))
                .orElseGet(() -> runs(live().tree()));
    }

    /** Whether the status of a machine tells that it exists on a node. */
    static boolean runs(Mapping machine) {
        Mapping status = machine.mapping("status");
        return Bool.TRUE.equals(status.get("created"))
                || status.text("printableStatus")
                        .filter(WITH_INSTANCE::contains)
                        .isPresent();
    }

    boolean isMigrating() {
        Mapping migration =
                instance.map(known -> known.mapping("status", "migrationState")).orElse(Mapping.empty());
        boolean isUnderWay = !migration.isEmpty() && !Bool.TRUE.equals(migration.get("completed"));
        return isUnderWay
                || live().tree()
                        .mapping("status")
                        .text("printableStatus")
                        .filter("Migrating"::equals)
                        .isPresent();
    }

    /** Whether the instance can move to another node; true when nothing says otherwise. */
    boolean isMigratable() {
        return instance.filter(known -> Conditions.has(known, "LiveMigratable", "False"))
                .isEmpty();
    }

    /** Whether the cluster says already that the machine must be restarted. */
    boolean isRestartPending() {
        return Conditions.has(live().tree(), "RestartRequired", "True");
    }

    boolean isArm() {
        return after().text("architecture").filter("arm64"::equals).isPresent();
    }

    /** Whether CPUs and memory are plugged into the machine; Harvester fixes both otherwise. */
    boolean hasHotplug() {
        return predicted()
                .mapping("metadata", "annotations")
                .text("harvesterhci.io/enableCPUAndMemoryHotplug")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Whether changed volumes are copied while the machine runs. */
    boolean migratesVolumes() {
        return predicted()
                .mapping("spec")
                .text("updateVolumesStrategy")
                .filter("Migration"::equals)
                .isPresent();
    }

    /** A value of the running instance's specification; empty when it is not known. */
    Optional<Tree> running(FieldPath place) {
        return instance.flatMap(known -> known.mapping("spec").at(place));
    }

    /** A value of the running instance's status; empty when it is not known. */
    Optional<Tree> runningStatus(FieldPath place) {
        return instance.flatMap(known -> known.mapping("status").at(place));
    }
}
