package io.githops.export;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;

/** What tells of one object in one cluster and of no other: its status, its identity there, its history. */
final class Records {
    static final FieldPath MANAGED_FIELDS = FieldPath.of("metadata", "managedFields");

    private static final FieldPath VOLUME = FieldPath.of("spec", "volumeName");

    private static final List<String> METADATA = List.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generateName",
            "generation",
            "managedFields",
            "ownerReferences",
            "resourceVersion",
            "selfLink",
            "uid");

    private Records() {}

    static Mapping without(Resource live) {
        Mapping written = isBoundByController(live) ? live.tree().without(VOLUME) : live.tree();
        return written.without("status").edit("metadata", metadata -> {
            Mapping rest = metadata;
            for (String name : METADATA) {
                rest = rest.without(name);
            }
            return rest;
        });
    }

    /** Whether the volume of a claim was found for it, rather than asked for. */
    private static boolean isBoundByController(Resource live) {
        return live.id().kind().equals("PersistentVolumeClaim")
                && live.annotation("pv.kubernetes.io/bound-by-controller").isPresent();
    }

    /** How many values that are no lists and mappings a tree holds. */
    static int count(Tree tree) {
        if (tree instanceof Mapping mapping) {
            return mapping.values().mapToInt(Records::count).sum();
        }
        return tree instanceof Sequence items
                ? items.stream().mapToInt(Records::count).sum()
                : 1;
    }
}
