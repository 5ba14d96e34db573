package io.githops.diff;

import io.githops.model.ResourceId;
import java.util.Objects;

/**
 * A reason not to execute a plan unless somebody approves it.
 *
 * @param code stable across releases; listed in {@code docs/errors.md}
 * @param subject what the guard protects
 * @param reason what would happen, in words
 */
public record Guard(Code code, ResourceId subject, String reason) {
    /** @throws NullPointerException when a part is null */
    public Guard {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
        return subject + ": " + reason + " (" + code.id() + " " + code.words() + ")";
    }

    /** The kinds of guards. */
    public enum Code {
        /** Data would be lost. */
        DATA_LOSS("GH4101", "data loss"),
        /** A namespace would be deleted with everything in it. */
        NAMESPACE_DELETION("GH4102", "namespace deletion"),
        /** More would be deleted than one change should. */
        DELETION_BUDGET("GH4103", "deletion budget"),
        /** An object would be deleted and created anew. */
        RECREATION("GH4104", "recreation"),
        /** Nothing is desired any more, though something was. */
        EMPTY_DESIRED_STATE("GH4105", "empty desired state");

        private final String id;
        private final String words;

        Code(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** The stable code, such as {@code GH4101}. */
        public String id() {
            return id;
        }

        /** The guard in words fit for a report. */
        public String words() {
            return words;
        }
    }
}
