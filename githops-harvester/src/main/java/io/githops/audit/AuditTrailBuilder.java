package io.githops.audit;

import io.githops.source.Revision;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Options of an {@link AuditTrail}, by default: {@link AuditPolicy#KEEP_GOING}, the system clock, no name of the
 * cluster, no signers. Not thread-safe.
 */
public final class AuditTrailBuilder {
    private final AuditSink sink;
    private AuditPolicy policy = AuditPolicy.KEEP_GOING;
    private InstantSource clock = InstantSource.system();
    private String cluster = "";
    private Function<Revision, Optional<String>> signer = revision -> Optional.empty();

    AuditTrailBuilder(AuditSink sink) {
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /** What happens when a record cannot be kept. */
    public AuditTrailBuilder policy(AuditPolicy value) {
        policy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /** Where the times of records come from. */
    public AuditTrailBuilder clock(InstantSource value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** The name of the cluster in each record. */
    public AuditTrailBuilder cluster(String name) {
        cluster = Objects.requireNonNull(name, "cluster");
        return this;
    }

    /** Who signed a revision, where a program knows; must not throw. */
    public AuditTrailBuilder signer(Function<Revision, Optional<String>> value) {
        signer = Objects.requireNonNull(value, "signer");
        return this;
    }

    /**
     * Opens the sink and goes on with the chain that is there.
     *
     * @throws AuditException when that cannot be done
     */
    public AuditTrail build() {
        return new AuditTrail(this);
    }

    AuditSink sink() {
        return sink;
    }

    AuditPolicy policy() {
        return policy;
    }

    InstantSource clock() {
        return clock;
    }

    String cluster() {
        return cluster;
    }

    Function<Revision, Optional<String>> signer() {
        return signer;
    }
}
