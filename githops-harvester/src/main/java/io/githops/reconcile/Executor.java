package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.Observation;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.RefusedPlanException;
import io.githops.inventory.InventoryStore;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes approved plans come true in a cluster. Thread-safe; one plan is executed at a time. The cluster stays open: who opened
 * it closes it.
 *
 * <pre>{@code
 * Executor executor = Executor.builder(harvester).build();
 * SyncResult result = executor.execute(plan.approve(reviewedHash));
 * }</pre>
 */
public interface Executor {

    /** An executor with the options' defaults; see {@link Builder}. */
    static Builder builder(Cluster cluster) {
        return new Builder(cluster);
    }

    /**
     * Makes the changes of a plan: wave by wave, several at once within a wave, each once what it needs is healthy. A change
     * that fails holds back those that need it, and every deletion; this is in the result, as are changes whose resource does
     * not get healthy. When everything was made, waits until all of it is healthy.
     *
     * @throws StalePlanException when what the plan was made from has moved, as {@link Staleness} sees it; nothing was
     *     written
     * @throws RefusedPlanException when a guard holds the plan back by now that did not before, such as a maintenance
     *     window that is over; nothing was written
     * @throws PreflightException when the plan cannot be made as a whole; says all that is in the way, nothing was written
     * @throws InterruptedSyncException when the thread was interrupted, which cancels; has the outcomes
     * @throws ClusterException when live state cannot be read, or the inventory cannot be kept
     */
    SyncResult execute(ApprovedPlan plan);

    /**
     * Ends an execution that is under way in another thread, which returns with a result soon: no change is begun any more,
     * those that are under way are let finish, waits end at once, and the inventory is kept. Does nothing when nothing is
     * executed.
     */
    void cancel();

    /** When what a plan was made from has moved so far that the plan must not be executed. */
    enum Staleness {
        /**
         * As soon as a live object of the plan, changed or not, has another UID or resource version than the plan was made
         * from, or the inventory says something else.
         */
        REFUSE,
        /** When a plan that is made anew, by the same rules, does not make the same changes to the same objects. The default. */
        REPLAN
    }

    /**
     * Options of an {@link Executor}, by default: the kinds of Harvester, field manager {@code githops}, the inventory in
     * ConfigMap {@code default/githops-inventory}, five minutes to get healthy, four changes at once, {@link
     * Preflight#UPDATES}, {@link Staleness#REPLAN}, the cluster as applier, no listener. Not thread-safe.
     */
    final class Builder {
        final Cluster cluster;
        final List<Consumer<? super SyncEvent>> listeners = new ArrayList<>();
        Kinds kinds = Kinds.harvester();
        String fieldManager = "githops";

        @Nullable
        InventoryStore inventory;

        Function<? super Resource, Duration> healthTimeout = any -> Duration.ofMinutes(5);
        int concurrency = 4;
        Preflight preflight = Preflight.UPDATES;
        Staleness staleness = Staleness.REPLAN;
        UnaryOperator<Applier> applier = UnaryOperator.identity();
        Pace pace = Pace.real();
        Signal changes = new Signal();

        @Nullable
        Observation observation;

        @Nullable
        Announcer announcer;

        private Builder(Cluster cluster) {
            this.cluster = Objects.requireNonNull(cluster, "cluster");
        }

        /** What is known about kinds; others are handled as trees with default rules. */
        public Builder kinds(Kinds value) {
            kinds = Objects.requireNonNull(value, "kinds");
            return this;
        }

        /** Who applies, as the cluster records it; the one that the plans were made for. */
        public Builder fieldManager(String name) {
            fieldManager = Objects.requireNonNull(name, "fieldManager");
            return this;
        }

        /** Where it is written what is owned. */
        public Builder inventory(InventoryStore store) {
            inventory = Objects.requireNonNull(store, "inventory");
            return this;
        }

        /**
         * Writes nowhere what is owned: what is created may not be pruned later. For plans of one occasion, and for appliers
         * that store nothing.
         */
        public Builder withoutInventory() {
            inventory = new UnkeptInventory();
            return this;
        }

        /** How long one resource may take to get healthy, or to go. */
        public Builder healthTimeout(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            return healthTimeout(any -> timeout);
        }

        /** How long each resource may take to get healthy, or to go. */
        public Builder healthTimeout(Function<? super Resource, Duration> timeouts) {
            healthTimeout = Objects.requireNonNull(timeouts, "timeouts");
            return this;
        }

        /**
         * How many changes of one wave are made at once; waiting does not count.
         *
         * @throws IllegalArgumentException when it is less than one
         */
        public Builder concurrency(int changes) {
            if (changes < 1) {
                throw new IllegalArgumentException("concurrency: found " + changes + "; expected 1 or more");
            }
            concurrency = changes;
            return this;
        }

        /** What is checked before the first write. */
        public Builder preflight(Preflight value) {
            preflight = Objects.requireNonNull(value, "preflight");
            return this;
        }

        /** When a plan is too old to be executed. */
        public Builder staleness(Staleness value) {
            staleness = Objects.requireNonNull(value, "staleness");
            return this;
        }

        /**
         * Puts something between the executor and the cluster that makes the changes in another way, records or refuses them:
         * {@code applier(direct -> Applier.recording(direct, journal::add))}. Several are put around each other, the last one
         * outermost. The inventory is not written through it.
         *
         * @param wrapping is given the cluster, or what was put around it before
         */
        public Builder applier(UnaryOperator<Applier> wrapping) {
            Objects.requireNonNull(wrapping, "wrapping");
            UnaryOperator<Applier> inner = applier;
            applier = direct -> wrapping.apply(inner.apply(direct));
            return this;
        }

        /**
         * Adds somebody who is told what happens, in a thread of its own, in order. What a listener throws is logged and
         * ignored; what it is too slow for, by ten thousand events, is dropped. An execution returns once its listeners know
         * of it, or have had three seconds.
         */
        public Builder listener(Consumer<? super SyncEvent> value) {
            listeners.add(Objects.requireNonNull(value, "listener"));
            return this;
        }

        Builder pace(Pace value) {
            pace = value;
            return this;
        }

        /** Somebody else's observation of at least the kinds that will be waited for; raises the signal when it changes. */
        Builder observation(Observation value, Signal changed) {
            observation = value;
            changes = changed;
            return this;
        }

        /** Somebody else's announcer in the place of listeners. */
        Builder announcer(Announcer value) {
            announcer = value;
            return this;
        }

        public Executor build() {
            return create();
        }

        PlanExecutor create() {
            return new PlanExecutor(this);
        }
    }
}
