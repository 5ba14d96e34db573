package io.githops.diff.effect;

import io.githops.tree.Mapping;

/** The conditions in the status of objects. */
final class Conditions {
    private Conditions() {}

    /** Whether an object, or an instance of a machine, has a condition of this type with this status. */
    static boolean has(Mapping object, String type, String status) {
        return object.mapping("status").sequence("conditions").mappings().stream()
                .anyMatch(condition -> is(condition, "type", type) && is(condition, "status", status));
    }

    private static boolean is(Mapping condition, String field, String value) {
        return condition.text(field).filter(value::equals).isPresent();
    }
}
