package io.githops.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a late-bound value.
 *
 * @param missing why the value is not there yet; null when it was taken
 * @param isSensitive whether the value must not be printed
 */
public record TakenValue(LateBoundValue value, @Nullable Missing missing, boolean isSensitive) {
    /** @throws NullPointerException when value is null */
    public TakenValue {
        Objects.requireNonNull(value, "value");
    }

    /** Whether the object holds the value. */
    public boolean isKnown() {
        return missing == null;
    }

    /** {@code spec.storageClassName: status.storageClassName of ...}, and what is missing. */
    @Override
    public String toString() {
        return value + (missing == null ? "" : ": " + missing.words());
    }

    /** Why a value is not there. */
    public enum Missing {
        OBJECT("there is no such object"),
        FIELD("the object has no such field"),
        SCALAR("found a mapping or list; expected a string, number or boolean");

        private final String words;

        Missing(String words) {
            this.words = words;
        }

        /** The reason as part of a sentence. */
        public String words() {
            return words;
        }
    }
}
