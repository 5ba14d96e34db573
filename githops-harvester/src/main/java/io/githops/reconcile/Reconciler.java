package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.UnservedKindException;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.StaleApprovalException;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.source.Source;
import io.githops.source.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Keeps a cluster at the newest revision of a source. Thread-safe; one sync runs at a time. The source and the cluster stay
 * open when the reconciler is closed: who opened them closes them.
 */
public interface Reconciler extends AutoCloseable {

    /** A reconciler with the options' defaults; see {@link Builder}. */
    static Builder builder(Source source, Cluster cluster) {
        return new Builder(source, cluster);
    }

    /**
     * Reads both sides and says what a sync would do. Writes nothing.
     *
     * @throws SourceException when the desired state cannot be had
     * @throws ManifestException when the manifests cannot be used; holds every problem
     * @throws UnservedKindException when the cluster does not serve a desired kind; names them all
     * @throws ClusterException when live state cannot be read
     */
    Plan plan();

    /**
     * Reads both sides and says how each desired resource is doing, by identity. Writes nothing.
     *
     * @throws SourceException as {@link #plan}
     * @throws ManifestException as {@link #plan}
     * @throws ClusterException as {@link #plan}
     */
    List<ResourceStatus> status();

    /**
     * Plans and makes the changes, unless a guard holds the plan back. Failures of single changes are in the result.
     *
     * @throws RefusedPlanException when a guard holds the plan back; nothing was written
     * @throws SourceException as {@link #plan}
     * @throws ManifestException as {@link #plan}
     * @throws ClusterException as {@link #plan}, or when the inventory cannot be kept
     */
    SyncResult sync();

    /**
     * Makes the changes of a plan that {@link #plan} gave, on the condition that a new plan would make the same changes to
     * the same objects. That live objects have moved on otherwise, such as in their status, does not matter.
     *
     * @throws StaleApprovalException when other changes would be made by now; nothing was written
     * @throws RefusedPlanException when a guard holds the new plan back that did not hold back the approved one
     * @throws SourceException as {@link #plan}
     * @throws ManifestException as {@link #plan}
     * @throws ClusterException as {@link #plan}, or when the inventory cannot be kept
     */
    SyncResult execute(ApprovedPlan plan);

    /**
     * Starts to sync in the background, at once and then again each interval, until closed. After a failure the next try
     * comes sooner, first after a second, then twice as long each time up to the interval.
     *
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    /** Stops the background syncs; waits for one under way to end at the next change. */
    @Override
    void close();

    /**
     * Options of a {@link Reconciler}, by default: the kinds of Harvester, field manager {@code githops}, the inventory in
     * ConfigMap {@code default/githops-inventory}, no pruning, five minutes to get healthy, four changes at once, a sync
     * every three minutes, no listener. Not thread-safe.
     */
    final class Builder {
        final Source source;
        final Cluster cluster;
        Kinds kinds = Kinds.harvester();
        String fieldManager = "githops";
        String inventoryNamespace = "default";
        String inventoryName = "githops-inventory";
        Prune prune = Prune.OFF;
        UnaryOperator<Planner.Builder> planning = UnaryOperator.identity();
        Duration healthTimeout = Duration.ofMinutes(5);
        int concurrency = 4;
        Duration interval = Duration.ofMinutes(3);
        Consumer<SyncEvent> listener = event -> {};
        Pace pace = Pace.real();

        private Builder(Source source, Cluster cluster) {
            this.source = Objects.requireNonNull(source, "source");
            this.cluster = Objects.requireNonNull(cluster, "cluster");
        }

        /** What is known about kinds; others are handled as trees with default rules. */
        public Builder kinds(Kinds value) {
            kinds = Objects.requireNonNull(value, "kinds");
            return this;
        }

        /** Who applies, as the cluster records it. Two reconcilers with different inventories need different names. */
        public Builder fieldManager(String name) {
            fieldManager = Objects.requireNonNull(name, "fieldManager");
            return this;
        }

        /** The ConfigMap that lists what this reconciler owns. The namespace must exist. */
        public Builder inventory(String namespace, String name) {
            inventoryNamespace = Objects.requireNonNull(namespace, "namespace");
            inventoryName = Objects.requireNonNull(name, "name");
            return this;
        }

        /** Whether what is no longer desired is deleted. */
        public Builder prune(Prune value) {
            prune = Objects.requireNonNull(value, "prune");
            return this;
        }

        /**
         * Options of the planner: rules, deletion budget, maintenance windows.
         *
         * @param options is given the planner's builder, with kinds, field manager and pruning set
         */
        public Builder planning(UnaryOperator<Planner.Builder> options) {
            planning = Objects.requireNonNull(options, "options");
            return this;
        }

        /** How long one resource may take to get healthy before its sync fails. */
        public Builder healthTimeout(Duration timeout) {
            healthTimeout = Objects.requireNonNull(timeout, "healthTimeout");
            return this;
        }

        /**
         * How many changes of one wave are made at once.
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

        /** How long to wait between background syncs. */
        public Builder interval(Duration value) {
            interval = Objects.requireNonNull(value, "interval");
            return this;
        }

        /** Who is told what happens; called on the syncing threads. What a listener throws is logged and ignored. */
        public Builder listener(Consumer<SyncEvent> value) {
            listener = Objects.requireNonNull(value, "listener");
            return this;
        }

        Builder pace(Pace value) {
            pace = value;
            return this;
        }

        public Reconciler build() {
            return new PullReconciler(this);
        }
    }
}
