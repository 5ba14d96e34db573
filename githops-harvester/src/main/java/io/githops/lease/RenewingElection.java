package io.githops.lease;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Tries to take the lease and renews it, on a thread of its own. */
final class RenewingElection implements LeaderElection {
    /** How much longer than the retry a replica may wait that does not lead, so that not all come at once. */
    private static final double SPREAD = 1.2;

    private final String identity;
    private final LeaseTiming timing;
    private final LeaseTime time;
    private final Candidate candidate;
    private final LeaseThread thread;

    RenewingElection(Builder options) {
        identity = options.identity;
        timing = options.timing;
        time = options.time;
        candidate = new Candidate(
                new LeaseStore(options.cluster, options.namespace, Map.of()),
                options.name,
                identity,
                timing,
                time,
                new LeaseEvents(options.listener, options.telling));
        thread = new LeaseThread(options.name, this::step);
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Makes one attempt; gives how long to wait before the next. */
    Duration step() {
        candidate.attempt();
        if (candidate.term().isPresent()) {
            return timing.retry();
        }
        return timing.retry().plusNanos((long) (timing.retry().toNanos() * SPREAD * time.chance()));
    }

    @Override
    public Optional<LeaseToken> token() {
        return candidate.term().map(term -> term);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Optional<String> leader() {
        return Optional.of(candidate.holder()).filter(holder -> !holder.isEmpty());
    }

    @Override
    public void close() {
        if (thread.close(timing.renewDeadline())) {
            candidate.release();
        }
    }
}
