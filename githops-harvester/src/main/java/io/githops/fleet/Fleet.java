package io.githops.fleet;

import io.githops.lease.LeaseHolder;
import io.githops.reconcile.Reconciler;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles many clusters or environments in one program, on threads that they share. Thread-safe; closing closes the
 * reconcilers, while clusters and sources stay open.
 *
 * <pre>{@code
 * try (Fleet fleet = Fleet.builder().atOnce(8).build()) {
 *     fleet.add("lab", Map.of("ring", "canary"), member -> Reconciler.builder(source, member.fence(lab)));
 *     fleet.add("west", Map.of("ring", "wide"), member -> Reconciler.builder(other, member.fence(west)));
 *     fleet.start();
 *     fleet.rollout("release-12", "3f2a91c")
 *             .stage(RolloutStage.of("canary", Map.of("ring", "canary")).bake(Duration.ofMinutes(30)))
 *             .stage(RolloutStage.of("rest", Map.of()).atOnce(10))
 *             .start();
 * }
 * }</pre>
 *
 * <p>Members take turns: who waited longest comes next. A turn that takes longer than the patience, such as one that waits for a
 * machine to boot, makes room for another. Each reconciler backs off after failures by itself, so that one that fails costs the
 * others nothing.
 */
public interface Fleet extends AutoCloseable {

    /** A fleet with the options' defaults; see {@link Builder}. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Adds a member, before or after the start.
     *
     * @throws IllegalArgumentException when the fleet has a member of that name
     * @throws IllegalStateException when the fleet is closed
     */
    void add(String name, Map<String, String> labels, FleetMember.Opening opening);

    /**
     * Closes a member's reconciler and forgets the member; what it manages stays as it is.
     *
     * @return false when there is no such member
     */
    boolean remove(String name);

    /**
     * Starts to reconcile.
     *
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    /** Has all members ask their sources soon. */
    void trigger();

    /** Has one member ask its source soon; nothing happens when there is no such member here. */
    void trigger(String name);

    /** A member's reconciler, to suspend it or to approve plans; empty while another replica has the member. */
    Optional<Reconciler> reconciler(String name);

    /** How all members are doing, without a look at any cluster. */
    FleetState state();

    /**
     * Describes how all members are brought to one revision, stage by stage. It goes on while this replica reconciles all of
     * them: in a fleet that is not shared, or by the leader of one that is shared by a leader election.
     *
     * @param name under which its progress is kept
     * @param revision as {@link Reconciler#sync(String)} takes it
     */
    Rollout.Builder rollout(String name, String revision);

    /** Closes all reconcilers; a sync under way ends at the next change. Rollouts stay where they are. */
    @Override
    void close();

    /**
     * Options of a {@link Fleet}, by default: eight members at once, thirty seconds of patience, no other replicas, no listener.
     * Not thread-safe.
     */
    final class Builder {
        int atOnce = 8;
        Duration patience = Duration.ofSeconds(30);

        @Nullable
        LeaseHolder leases;

        Consumer<? super FleetEvent> listener = event -> {};

        private Builder() {}

        /**
         * How many members have a turn at once, not counting those whose turn outlasts the patience.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder atOnce(int members) {
            if (members < 1) {
                throw new IllegalArgumentException("atOnce: found " + members + "; expected 1 or more");
            }
            atOnce = members;
            return this;
        }

        /** After how long a turn makes room for another, without ending itself. */
        public Builder patience(Duration value) {
            patience = Objects.requireNonNull(value, "patience");
            return this;
        }

        /**
         * Shares the members with other replicas: a {@link io.githops.lease.Sharding} spreads them, a {@link
         * io.githops.lease.LeaderElection} gives all to the leader. Items are the members' names. Started and closed by who
         * built it: start it with the fleet, close it after.
         */
        public Builder shared(LeaseHolder holder) {
            leases = Objects.requireNonNull(holder, "holder");
            return this;
        }

        /** Who is told what happens, on the members' threads. What it throws is logged and ignored. */
        public Builder listener(Consumer<? super FleetEvent> value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        /** A fleet without members that is not started yet. */
        public Fleet build() {
            return new SharedFleet(this);
        }
    }
}
