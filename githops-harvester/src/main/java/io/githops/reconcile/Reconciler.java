package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ClusterException;
import io.githops.cluster.UnservedKindException;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.diff.RefusedPlanException;
import io.githops.diff.StaleApprovalException;
import io.githops.model.ManifestException;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Source;
import io.githops.source.SourceException;
import java.util.List;

/**
 * Keeps a cluster at the newest revision of a source, or at one that is held. Thread-safe; one sync runs at a time. The source
 * and the cluster stay open when the reconciler is closed: who opened them closes them.
 *
 * <p>What is asked for by a call is done by that call, whatever the {@link SyncMode}; but a reconciler that is suspended, or only
 * observes, never writes.
 */
public interface Reconciler extends AutoCloseable {

    /** A reconciler with the options' defaults; see {@link ReconcilerBuilder}. */
    static ReconcilerBuilder builder(Source source, Cluster cluster) {
        return new ReconcilerBuilder(source, cluster);
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
     * As {@link #plan()}, against another revision: what it would take to go back, or forward, to it.
     *
     * @throws RevisionNotFoundException when the source has no such revision, or keeps no history
     */
    Plan plan(String revision);

    /**
     * Reads both sides and says how each desired resource is doing, by identity. Writes nothing.
     *
     * @throws SourceException as {@link #plan()}
     * @throws ManifestException as {@link #plan()}
     * @throws ClusterException as {@link #plan()}
     */
    List<ResourceStatus> status();

    /**
     * Plans and makes the changes, unless a guard holds the plan back. Failures of single changes are in the result.
     *
     * @throws RefusedPlanException when a guard holds the plan back; nothing was written
     * @throws PreflightException when the plan cannot be made as a whole; says all that is in the way, nothing was written
     * @throws SourceException as {@link #plan()}
     * @throws ManifestException as {@link #plan()}
     * @throws ClusterException as {@link #plan()}, or when the inventory cannot be kept
     * @throws IllegalStateException when the reconciler is suspended or only observes
     */
    SyncResult sync();

    /**
     * Brings the cluster to a revision, back or forward, and holds it there until {@link #follow}: as {@link #sync()}, with the
     * same guards. When the changes cannot be tried, what was held or followed before still is.
     *
     * @throws RevisionNotFoundException when the source has no such revision, or keeps no history
     */
    SyncResult sync(String revision);

    /** Follows the newest revision again, from the next sync on. */
    void follow();

    /**
     * Makes the changes of a plan that {@link #plan()} gave, on the condition that a new plan would make the same changes to
     * the same objects. That live objects have moved on otherwise, such as in their status, does not matter. A plan for
     * another revision holds that revision, as {@link #sync(String)} does.
     *
     * @throws StaleApprovalException when other changes would be made by now; nothing was written
     * @throws RefusedPlanException when a guard holds the new plan back that did not hold back the approved one
     * @throws PreflightException as {@link #sync()}
     * @throws SourceException as {@link #plan()}
     * @throws ManifestException as {@link #plan()}
     * @throws ClusterException as {@link #plan()}, or when the inventory cannot be kept
     * @throws IllegalStateException when the reconciler is suspended or only observes
     */
    SyncResult execute(ApprovedPlan plan);

    /**
     * Starts to sync in the background, at once and then again each interval, until closed. Where the cluster can be observed, a
     * change of what is desired or owned is looked at within a fraction of a second, and a cluster at rest is asked nothing.
     * After a failure the next try comes sooner, first after a second, then twice as long each time up to the interval.
     *
     * @throws IllegalStateException when it was started or closed before
     */
    void start();

    /** Asks the source soon, as when a webhook says that it has changed. Nothing happens unless started. */
    void trigger();

    /**
     * Writes nothing until {@link #resume}; a sync under way comes to its end. Drift is still seen and told.
     *
     * @param why for people who wonder
     */
    void suspend(String why);

    /** Ends a suspension and syncs soon. */
    void resume();

    /** How it is doing, without a look at either side. */
    ReconcilerState state();

    /** Stops the background syncs; waits for one under way to end at the next change. */
    @Override
    void close();
}
