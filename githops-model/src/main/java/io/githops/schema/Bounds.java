package io.githops.schema;

import io.githops.tree.Num;
import org.jspecify.annotations.Nullable;

/**
 * Limits on a value beyond its type. Each part is null where there is no limit.
 *
 * @param pattern a regular expression that must be found in the string
 * @param format such as {@code int32}, {@code date-time}
 * @param minLength of a string in characters, of a list in items
 * @param maxLength of a string in characters, of a list in items
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
}
