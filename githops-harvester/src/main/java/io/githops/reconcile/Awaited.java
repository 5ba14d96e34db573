package io.githops.reconcile;

import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A resource that others wait for, until a deadline. */
abstract class Awaited {
    private final Resource resource;
    private final Duration timeout;
    private final Duration begin;
    private final CompletableFuture<Health> reached = new CompletableFuture<>();

    /**
     * @param resource as it was applied, or as it was before it was deleted
     * @param begin in the pace's elapsed time
     */
    Awaited(Resource resource, Duration timeout, Duration begin) {
        this.resource = resource;
        this.timeout = timeout;
        this.begin = begin;
    }

    final ResourceId id() {
        return resource.id();
    }

    final GroupVersionKind kind() {
        return resource.groupVersionKind();
    }

    final Resource resource() {
        return resource;
    }

    final Duration timeout() {
        return timeout;
    }

    final Duration waited(Duration now) {
        return now.minus(begin);
    }

    final Duration left(Duration now) {
        return timeout.minus(waited(now));
    }

    final CompletableFuture<Health> reached() {
        return reached;
    }

    /**
     * Looks at the live resource, and completes when there is nothing to wait for any more.
     *
     * @param live empty when there is none
     * @param waited for how long
     * @return how far it is
     */
    abstract Health look(Optional<Resource> live, Duration waited);

    /** Why the time was not enough. */
    abstract UnhealthyException late(Optional<Resource> live, Health last);
}
