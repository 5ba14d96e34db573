package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import io.githops.model.GithopsException;
import io.githops.model.Health;

/** What became of one change. */
public sealed interface Outcome {

    ResourceChange change();

    /** Which variant this is, for exhaustive {@code switch} expressions. */
    Status status();

    /** The variants. */
    enum Status {
        DONE,
        FAILED,
        SKIPPED
    }

    /**
     * The change was made.
     *
     * @param health of the resource afterwards; {@link Health.Status#MISSING} when it was deleted
     */
    record Done(ResourceChange change, Health health) implements Outcome {
        @Override
        public Status status() {
            return Status.DONE;
        }
    }

    /** The change was tried and not made, or the resource did not get healthy in time. */
    record Failed(ResourceChange change, GithopsException cause) implements Outcome {
        @Override
        public Status status() {
            return Status.FAILED;
        }
    }

    /** The change was not tried. */
    record Skipped(ResourceChange change, String because) implements Outcome {
        @Override
        public Status status() {
            return Status.SKIPPED;
        }
    }
}
