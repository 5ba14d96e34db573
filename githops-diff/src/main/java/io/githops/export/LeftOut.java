package io.githops.export;

import io.githops.model.ResourceId;
import java.util.Objects;

/**
 * A live resource that is not exported.
 *
 * @param detail what tells, in words; no values
 */
public record LeftOut(ResourceId id, Reason reason, String detail) {
    /** @throws NullPointerException when a part is null */
    public LeftOut {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** {@code ConfigMap default/kube-root-ca.crt: made by the cluster: …}. */
    @Override
    public String toString() {
        return id + ": " + reason.words() + ": " + detail;
    }

    /** Why resources are not exported. */
    public enum Reason {
        /** The API server has begun to delete it. */
        BEING_DELETED("being deleted"),
        /** Kubernetes, Harvester or a controller makes it by itself. */
        GENERATED("made by the cluster"),
        /** It belongs to another object and comes and goes with it. */
        OWNED("owned by another object"),
        /** The platform writes it, or lives in its namespace. */
        PLATFORM("part of the platform"),
        /** It is as the platform created it. */
        UNTOUCHED("as the platform created it"),
        /** It records a job that was done once. */
        JOB("the record of a job"),
        /** It holds sensitive values, and nobody encrypts them. */
        SECRET("secret"),
        /** A plan would refuse to take it over, as another tool keeps it. */
        GUARDED("guarded"),
        /** No manifest describes it so that a plan finds nothing to change. */
        UNSTABLE("not to be described by a manifest");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in words fit for a report. */
        public String words() {
            return words;
        }
    }
}
