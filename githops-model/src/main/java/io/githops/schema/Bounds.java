package io.githops.schema;

import io.githops.tree.Num;
import org.jspecify.annotations.Nullable;

/**
 * Limits on a value beyond its type. Each part is null where there is no limit.
 *
 * @param pattern a regular expression that must be found in the string
 * @param format such as {@code int32}, {@code date-time}; {@code quantity} for Kubernetes quantities
 * @param minimum the least number allowed
 * @param maximum the greatest number allowed
 * @param minLength of a string in characters, of a list in items, of a mapping in entries
 * @param maxLength of a string in characters, of a list in items, of a mapping in entries
 */
public record Bounds(
        @Nullable String pattern,
        @Nullable String format,
        @Nullable Num minimum,
        @Nullable Num maximum,
        @Nullable Integer minLength,
        @Nullable Integer maxLength) {
    /** No limit at all. */
    public static final Bounds NONE = new Bounds(null, null, null, null, null, null);

    static final String QUANTITY_FORMAT = "quantity";

    /** How controller-gen spells the quantities of custom resources. */
    static final String QUANTITY_PATTERN = "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
            + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";
}
