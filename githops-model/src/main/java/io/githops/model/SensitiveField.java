package io.githops.model;

import io.githops.tree.FieldPattern;
import java.util.Objects;
import java.util.function.Predicate;

/** Fields whose values are not printed, in the objects that meet a condition. */
record SensitiveField(FieldPattern pattern, Predicate<Resource> condition) {
    SensitiveField {
        Objects.requireNonNull(condition, "condition");
    }
}
