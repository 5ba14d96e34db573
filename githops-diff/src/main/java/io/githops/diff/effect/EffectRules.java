package io.githops.diff.effect;

import io.githops.diff.difference.Difference;
import io.githops.model.Effect;
import io.githops.model.FieldEffect;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changing a field of each kind does, by the controllers of harvester/harvester, network-controller-harvester and
 * load-balancer-harvester; machines have rules of their own.
 */
final class EffectRules {
    private static final Map<String, List<Rule>> RULES = Map.of(
            "VlanConfig",
            List.of(
                    new Rule(
                            "spec.uplink",
                            Effect.Level.DISRUPTION,
                            "the uplink is re-created: machines on it lose the network"),
                    new Rule(
                            "spec.clusterNetwork",
                            Effect.Level.DISRUPTION,
                            "the uplink moves to another cluster network")),
            "LoadBalancer",
            List.of(new Rule("spec.ipPool", Effect.Level.DISRUPTION, "the address is released and a new one taken")),
            "Addon",
            List.of(new Rule(
                    "spec.enabled", Effect.Level.DISRUPTION, "the add-on's chart is installed or uninstalled")),
            "HostNetworkConfig",
            List.of(new Rule("spec", Effect.Level.DISRUPTION, "addresses of the hosts change")),
            "Secret",
            List.of(
                    new Rule("data", Effect.Level.NEXT_START, "machines read it when they start"),
                    new Rule("stringData", Effect.Level.NEXT_START, "machines read it when they start")),
            "ConfigMap",
            List.of(new Rule("data", Effect.Level.NEXT_START, "machines read it when they start")),
            "CloudInit",
            List.of(new Rule("spec", Effect.Level.NEXT_START, "takes effect when the node reboots")));

    private record Rule(FieldPattern place, Effect effect) {
        Rule(String place, Effect.Level level, String reason) {
            this(FieldPattern.parse(place), new Effect(level, reason));
        }
    }

    private EffectRules() {}

    /**
     * What a difference does to a live resource: what its kind says, else what these rules say; live and undisturbing where
     * neither does.
     */
    static Effect of(ResourceKind<?> kind, Resource live, Difference difference) {
        Optional<Effect> told = told(kind.effects(), difference.path());
        boolean isFixed = difference.live() != null
                && kind.immutableFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
        return isFixed
                ? told.filter(effect -> effect.level().compareTo(Effect.Level.RECREATE) >= 0)
                        .orElse(new Effect(Effect.Level.RECREATE, "the field cannot be changed in place"))
                : told.orElseGet(() -> of(live, difference));
    }

    /** The first row above the place, and every row below it; the gravest tells. */
    private static Optional<Effect> told(List<FieldEffect> rows, FieldPath changed) {
        Stream<FieldEffect> above =
                rows.stream().filter(row -> row.field().contains(changed)).limit(1);
        Stream<FieldEffect> below = rows.stream().filter(row -> row.field().isBelow(changed));
        List<Effect> told = Stream.concat(above, below).map(FieldEffect::effect).toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(Effect.gravest(told));
    }

    private static Effect of(Resource live, Difference difference) {
        if (isMachine(live.id())) {
            return MachineEffects.of(live, difference);
        }
        return FieldPath.of("metadata").contains(difference.path())
                ? Effect.NONE
                : RULES.getOrDefault(live.id().kind(), List.of()).stream()
                        .filter(rule -> rule.place().contains(difference.path()))
                        .findFirst()
                        .map(Rule::effect)
                        .orElse(Effect.LIVE);
    }

    static boolean isMachine(ResourceId id) {
        return id.kind().equals("VirtualMachine") && id.group().equals("kubevirt.io");
    }
}
