package io.githops.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings the members of a fleet to one revision, stage by stage. Thread-safe. From its start on each member is held: at the
 * revision it had until its turn comes, then at the new one, so that a newer commit meanwhile changes nothing anywhere.
 *
 * <p>A stage goes wrong when a member cannot be synced, or a member that is rolled does not stay healthy during the stage or its
 * time to bake. Nothing more is begun then.
 */
public interface Rollout {

    /** What happens when something goes wrong. */
    enum OnFailure {
        /** Members stay where they are, for somebody to look at. The default. */
        STOP,
        /** The members that were rolled or tried go back to the revisions they had before, with the same guards. */
        ROLL_BACK
    }

    /** How far it is. */
    RolloutState state();

    /** Begins nothing more; what is under way comes to its end. */
    void pause();

    /** Goes on after {@link #pause}; a time to bake begins anew. */
    void resume();

    /** Ends it where it is; members stay held at the revisions they are at. */
    void abort();

    /**
     * Has all members follow the newest revision again, once the rollout is over.
     *
     * @throws IllegalStateException when it is not over
     */
    void follow();

    /**
     * Waits for the end.
     *
     * @return how far it is then, or when the time is up
     */
    RolloutState await(Duration atMost) throws InterruptedException;

    /**
     * Options of a {@link Rollout}, by default: one stage of all members, {@link OnFailure#STOP}, progress that is kept nowhere.
     * Members that no stage selects are left as they are, held. Not thread-safe.
     */
    final class Builder {
        final String name;
        final String revision;
        final List<RolloutTarget> targets;
        final ScheduledExecutorService timer;
        final Consumer<RolloutState> listener;
        final List<RolloutStage> stages = new ArrayList<>();
        OnFailure onFailure = OnFailure.STOP;
        RolloutStore store = RolloutStore.none();
        Supplier<Instant> clock = () -> Instant.EPOCH.plusNanos(System.nanoTime());

        Builder(
                String name,
                String revision,
                List<RolloutTarget> targets,
                ScheduledExecutorService timer,
                Consumer<RolloutState> listener) {
            this.name = Objects.requireNonNull(name, "name");
            this.revision = Objects.requireNonNull(revision, "revision");
            this.targets = List.copyOf(targets);
            this.timer = timer;
            this.listener = listener;
        }

        /** Adds a stage after those there are. */
        public Builder stage(RolloutStage stage) {
            stages.add(Objects.requireNonNull(stage, "stage"));
            return this;
        }

        /** What to do when something goes wrong. */
        public Builder onFailure(OnFailure value) {
            onFailure = Objects.requireNonNull(value, "onFailure");
            return this;
        }

        /**
         * Where progress is kept. Started again after a restart, before the fleet is, a rollout of the same name and revision
         * goes on where it was; one that is over stays over, so that a further try takes another name. In a fleet that is
         * shared by a leader election, each replica starts the rollout and the leader goes on with it; the store is to write
         * to a fenced cluster then.
         */
        public Builder store(RolloutStore value) {
            store = Objects.requireNonNull(value, "store");
            return this;
        }

        Builder clock(Supplier<Instant> value) {
            clock = value;
            return this;
        }

        /**
         * Starts it, or goes on with it. It begins once all members are reconciled here and have been synced.
         *
         * @throws IllegalArgumentException when two stages have one name, or a stage selects no member
         * @throws io.githops.cluster.ClusterException when the store cannot be read or written
         */
        public Rollout start() {
            var rollout = new StagedRollout(this);
            rollout.start();
            return rollout;
        }
    }
}
