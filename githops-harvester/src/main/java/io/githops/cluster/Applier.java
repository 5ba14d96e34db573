package io.githops.cluster;

import io.githops.model.Health;
import io.githops.model.Resource;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * SPI: makes one change. Implementations may be asked from several threads at once. Every method throws {@link
 * ClusterException}; the subclass says what to do.
 *
 * <p>One applier may wrap another, to send changes through somebody's change process, say; {@link #dryRun} and {@link
 * #recording} do so. {@code io.githops.harvester.junit.ApplierContract} tests implementations.
 */
public interface Applier {

    /**
     * Creates or changes one object by server-side apply.
     *
     * @return the object as it was stored
     * @throws ConflictException when another field manager owns a field and {@link ApplyOptions#force} is not set
     * @throws RejectedException when the API server or a webhook refuses the object
     */
    Resource apply(Resource manifest, ApplyOptions options);

    /**
     * Deletes one object, on the condition that it still has the UID it was read with. Its dependents are deleted in the
     * background. An object that is gone already is no error.
     *
     * @param live as it was read, with its UID
     * @throws ConflictException when the name belongs to another object by now
     * @throws RejectedException when the API server or a webhook refuses the deletion
     */
    void delete(Resource live);

    /**
     * Tells when a write has taken effect: what was applied is healthy, what was deleted is gone. By default that is when the
     * cluster shows it; an applier whose writes are made later, or never, says so in its own way.
     *
     * @param resource as {@link #apply} returned it, or as it was given to {@link #delete}
     * @param seen begins to look at the cluster, once asked; completes with {@link Health.Status#MISSING} for what is gone
     * @return completes with the health that was reached, or with a {@link ClusterException} that says why none was
     */
    default CompletionStage<Health> settled(Resource resource, Supplier<CompletionStage<Health>> seen) {
        return seen.get();
    }

    /** Has every apply checked by another applier's dry run and stores nothing; deletes and waits for nothing. */
    static Applier dryRun(Applier applier) {
        return new DryRunApplier(Objects.requireNonNull(applier, "applier"));
    }

    /**
     * Tells of each write before another applier makes it.
     *
     * @param record called on the threads that write; what it throws keeps the write from being made
     */
    static Applier recording(Applier applier, Consumer<? super Write> record) {
        return new RecordingApplier(
                Objects.requireNonNull(applier, "applier"), Objects.requireNonNull(record, "record"));
    }

    /**
     * One write.
     *
     * @param resource the manifest of an apply, or the live object of a deletion; not masked
     */
    record Write(Verb verb, Resource resource) {
        /** The writes there are. */
        public enum Verb {
            /** An apply that stores nothing. */
            CHECK,
            APPLY,
            DELETE
        }
    }
}
