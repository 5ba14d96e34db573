package io.githops.diff;

import io.githops.model.ResourceId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reason not to execute a plan unless somebody approves it.
 *
 * @param code stable across releases; listed in {@code docs/errors.md}
 * @param subject what the guard protects; null when it is about the whole plan
 * @param reason what would happen, in words
 */
public record Guard(Code code, @Nullable ResourceId subject, String reason) {
    /** @throws NullPointerException when the code or the reason is null */
    public Guard {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
    }

    /** A guard of the whole plan. */
    static Guard ofPlan(Code code, String reason) {
        return new Guard(code, null, reason);
    }

    /** The subject as approvals name it, such as {@code VirtualMachine.kubevirt.io/default/web}; empty for the whole plan. */
    public Optional<String> subjectName() {
        return Optional.ofNullable(subject)
                .map(id -> id.kind() + (id.group().isEmpty() ? "" : "." + id.group()) + "/" + id.qualifiedName());
    }

    /** {@code PersistentVolumeClaim default/web-root: would be lost: the volume … (GH4101 data loss)}. */
    @Override
    public String toString() {
        return (subject == null ? "" : subject + ": ") + reason + " (" + code.id() + " " + code.words() + ")";
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
        /** A folder is gone with everything that came from it, as if it had moved out of sight. */
        MOVED_FOLDER("GH4106", "moved folder"),
        /** An object would be deleted, and one of another name with the same specification created. */
        PROBABLE_MOVE("GH4107", "probable move"),
        /** The platform writes the object, or lives in its namespace. */
        SYSTEM_RESOURCE("GH4108", "system resource"),
        /** Another tool or controller owns the object. */
        FOREIGN_OWNER("GH4109", "foreign owner"),
        /** Harvester would refuse the change. */
        REFUSAL("GH4110", "refusal"),
        /** A mark protects an object that would be deleted and created anew. */
        PROTECTION("GH4111", "protection"),
        /** A job that was done once would be done again, or its record deleted. */
        ONE_TIME_ACTION("GH4112", "one-time action"),
        /** A machine would be disturbed outside of the maintenance windows. */
        OUTSIDE_WINDOW("GH4113", "outside window"),
        /** A check of a team found an error. */
        FAILED_CHECK("GH4114", "failed check"),
        /** An object that others made would be taken over. */
        ADOPTION("GH4115", "adoption"),
        /** A deletion rests on an inventory that was rebuilt and not confirmed. */
        REBUILT_INVENTORY("GH4116", "rebuilt inventory");

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
