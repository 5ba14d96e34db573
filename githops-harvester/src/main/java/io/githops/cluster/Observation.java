package io.githops.cluster;

import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.Optional;

/**
 * SPI: the live objects of some kinds, kept up to date without being asked for. Thread-safe. Closed by who opened it, before
 * the cluster it looks at.
 */
public interface Observation extends AutoCloseable {

    /**
     * What is known, without a request. Taking it costs as much as what changed since the last one.
     *
     * @throws ClusterException when what is known must not be relied on
     */
    LiveObjects snapshot();

    /** Whether every kind is known and followed, or not served. */
    boolean isCurrent();

    /**
     * Waits until {@link #isCurrent}.
     *
     * @return false when that took too long
     * @throws ClusterException when it will not come true by waiting
     * @throws IllegalStateException when the observation is closed
     */
    boolean awaitCurrent(Duration atMost) throws InterruptedException;

    /** Ends the observation; the last snapshot can still be had. */
    @Override
    void close();

    /** Who is told that something changed, one call at a time; may block without holding up the observation. */
    @FunctionalInterface
    interface Observer {
        /**
         * A snapshot taken from now on holds the change.
         *
         * @param object what changed; empty when so much of the kind changed that objects are not told one by one
         */
        void changed(GroupVersionKind kind, Optional<ResourceId> object);
    }
}
