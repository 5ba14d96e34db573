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

    /** The subject as approvals name it: {@code PersistentVolumeClaim/default/web-root}. */
    public String subjectName() {
        return subject.kind() + "/" + subject.qualifiedName();
    }

    /** {@code PersistentVolumeClaim default/web-root: the volume and everything on it (GH4101 data loss)}. */
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
        EMPTY_DESIRED_STATE("GH4105", "empty desired state"),
        /** Harvester would refuse the change. */
        REFUSAL("GH4110", "refusal");

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

        /** The guard as approvals name it, such as {@code data-loss}. */
        public String approvalName() {
            return words.replace(' ', '-');
        }

        /** The guard in words fit for a report. */
        public String words() {
            return words;
        }
    }
}
