package io.githops.diff.apply;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;

/** Which field managers own which fields of a live object, read from its managed fields. Immutable. */
public final class FieldOwners {
    private final ManagedFields managers;

    private FieldOwners(ManagedFields managers) {
        this.managers = managers;
    }

    /** The owners of a live object's fields; nobody owns anything when it has no managed fields. */
    public static FieldOwners of(Mapping live) {
        return new FieldOwners(ManagedFields.of(live));
    }

    /**
     * The managers of a field, last writer first; where nobody owns the field itself, those of the nearest part of the object
     * around it that somebody owns as a whole. Empty when there is none.
     */
    public List<String> of(FieldPath path) {
        FieldPath place = path;
        while (!place.isRoot()) {
            List<String> owners = exactly(place);
            if (!owners.isEmpty()) {
                return owners;
            }
            place = place.parent();
        }
        return List.of();
    }

    /** The fields a manager owns by applying them, as paths in the API server's order; empty when it never applied. */
    public List<FieldPath> appliedBy(String manager) {
        return managers.entries().stream()
                .filter(entry -> entry.operation() == ManagedField.Operation.APPLY)
                .filter(entry -> entry.manager().equals(manager))
                .findFirst()
                .map(entry -> entry.fields().members())
                .orElse(List.of());
    }

    private List<String> exactly(FieldPath path) {
        return managers.entries().stream()
                .filter(entry -> entry.fields().contains(path))
                .sorted(ManagedField.LAST_WRITER_FIRST)
                .map(ManagedField::manager)
                .distinct()
                .toList();
    }
}
