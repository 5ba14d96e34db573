package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Binds a machine to the nodes that reach its networks, by node affinity. */
final class MachinePlacement {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String CPU_MANAGER = "kubevirt.io/cpumanager";
    private static final String TERMS = "nodeSelectorTerms";
    private static final String EXPRESSIONS = "matchExpressions";

    private MachinePlacement() {}

    /**
     * Replaces all expressions on networks and the CPU manager, and drops terms that match nothing but fields. Affinity is
     * there afterwards, if empty.
     */
    static Machine set(Machine machine, ClusterObjects objects) {
        List<Mapping> expressions = expressions(machine, objects);
        return machine.withSpec(spec -> spec.edit("affinity", affinity -> {
            Mapping placed = affinity.edit("nodeAffinity", nodes -> withRequired(nodes, expressions));
            return placed.mapping("nodeAffinity").isEmpty() ? placed.without("nodeAffinity") : placed;
        }));
    }

    private static Mapping withRequired(Mapping nodeAffinity, List<Mapping> expressions) {
        List<Mapping> terms = new ArrayList<>();
        for (Mapping term : nodeAffinity.mapping(REQUIRED).sequence(TERMS).mappings()) {
            List<Tree> kept = new ArrayList<>(authored(term));
            kept.addAll(expressions);
            if (!kept.isEmpty() && term.has(EXPRESSIONS)) {
                terms.add(term.with(EXPRESSIONS, Sequence.of(kept)));
            }
        }
        if (terms.isEmpty() && !expressions.isEmpty()) {
            terms.add(Mapping.of(EXPRESSIONS, Sequence.of(expressions)));
        }
        return terms.isEmpty()
                ? nodeAffinity.without(REQUIRED)
                : nodeAffinity.with(REQUIRED, Mapping.of(TERMS, Sequence.of(terms)));
    }

    private static List<Mapping> authored(Mapping term) {
        return term.sequence(EXPRESSIONS).mappings().stream()
                .filter(expression -> !isComputed(expression.text("key").orElse("")))
                .toList();
    }

    private static boolean isComputed(String key) {
        return key.startsWith("network.harvesterhci.io") || key.equals(CPU_MANAGER);
    }

    private static List<Mapping> expressions(Machine machine, ClusterObjects objects) {
        Set<String> keys = new TreeSet<>();
        machine.spec()
                .attachments(machine.namespace())
                .forEach(id -> objects.get(id)
                        .flatMap(network -> new ApiObject(network).label(Keys.CLUSTER_NETWORK))
                        .ifPresent(clusterNetwork -> keys.add(Keys.NETWORK_PREFIX + clusterNetwork)));
        if (Bool.TRUE.equals(machine.spec().domain().mapping("cpu").get("dedicatedCpuPlacement"))) {
            keys.add(CPU_MANAGER);
        }
        return keys.stream().map(MachinePlacement::isTrue).toList();
    }

    private static Mapping isTrue(String key) {
        return Mapping.builder()
                .put("key", key)
                .put("operator", "In")
                .put("values", Sequence.ofTexts(List.of("true")))
                .build();
    }
}
