package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.cluster.UnavailableException;
import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits until resources are healthy, or gone: all of them in one thread, which wakes up when something changed. Thread-safe;
 * closed by who made it.
 */
final class HealthWait implements AutoCloseable {
    private final LiveSight sight;
    private final HealthRules rules;
    private final Blockers blockers;
    private final Function<Resource, Duration> timeouts;
    private final Pace pace;
    private final Signal changes;
    private final Consumer<SyncEvent> events;
    private final Map<ResourceId, CompletableFuture<Health>> healthy = new ConcurrentHashMap<>();
    private final Map<Awaited, Health> last = new HashMap<>();
    private final List<Awaited> open = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean isCancelled;

    /** @param changes wakes this up; also raised by what {@code sight} looks through */
    HealthWait(
            LiveSight sight,
            HealthRules rules,
            Blockers blockers,
            Function<Resource, Duration> timeouts,
            Pace pace,
            Signal changes,
            Consumer<SyncEvent> events) {
        this.sight = sight;
        this.rules = rules;
        this.blockers = blockers;
        this.timeouts = timeouts;
        this.pace = pace;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Completes with how healthy a resource has become, or with {@link UnhealthyException} when it is degraded or the time
     * is up. Each resource is waited for once.
     *
     * @param before how it was before it was changed
     */
    CompletableFuture<Health> untilHealthy(Resource applied, Health before) {
        return healthy.computeIfAbsent(
                applied.id(),
                id -> begin(new AwaitedHealth(applied, timeouts.apply(applied), pace.elapsed(), rules, before)));
    }

    /** Completes when a deleted object is gone, or with {@link UnhealthyException} when the time is up. */
    CompletableFuture<Health> untilGone(Resource live) {
        return begin(new AwaitedRemoval(live, timeouts.apply(live), pace.elapsed(), blockers::of));
    }

    private synchronized CompletableFuture<Health> begin(Awaited awaited) {
        if (isCancelled) {
            awaited.reached().completeExceptionally(CancelledException.ofWait());
            return awaited.reached();
        }
        open.add(awaited);
        if (thread == null) {
            thread = new Thread(this::run, "githops-waits");
            thread.setDaemon(true);
            thread.start();
        }
        changes.raise();
        return awaited.reached();
    }

    /** Ends every wait at once, and those that are begun later. */
    synchronized void cancel() {
        isCancelled = true;
        open.forEach(awaited -> awaited.reached().completeExceptionally(CancelledException.ofWait()));
        open.clear();
        changes.raise();
    }

    @Override
    public void close() {
        cancel();
        synchronized (this) {
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private void run() {
        try (sight) {
            while (!Thread.currentThread().isInterrupted()) {
                List<Awaited> now = open();
                if (now.isEmpty()) {
                    sight.restart();
                    changes.await();
                    continue;
                }
                sight.begin(now.stream().map(Awaited::resource).toList());
                now.forEach(this::look);
                if (!open().isEmpty()) {
                    pace.await(changes, rest(open()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cancel();
        }
    }

    private synchronized List<Awaited> open() {
        open.removeIf(awaited -> awaited.reached().isDone());
        return List.copyOf(open);
    }

    /** How long nothing needs to be done unless something changes. */
    private Duration rest(Collection<Awaited> waits) {
        Duration now = pace.elapsed();
        waits.stream()
                .map(awaited -> awaited.waited(now))
                .max(Comparator.naturalOrder())
                .ifPresent(sight::settleIn);
        Duration interval = sight.nextInterval();
        Duration deadline = waits.stream()
                .map(awaited -> awaited.left(now))
                .min(Comparator.naturalOrder())
                .orElse(interval);
        Duration rest = interval.compareTo(deadline) < 0 ? interval : deadline;
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private void look(Awaited awaited) {
        Duration now = pace.elapsed();
        boolean isLate = awaited.left(now).isNegative() || awaited.left(now).isZero();
        try {
            Optional<Resource> live = isLate ? sight.ask(awaited.resource()) : sight.find(awaited.resource());
            Health health = awaited.look(live, awaited.waited(now));
            report(awaited, health);
            if (isLate) {
                awaited.reached().completeExceptionally(awaited.late(live, health));
            }
        } catch (UnavailableException e) {
            if (isLate) {
                awaited.reached().completeExceptionally(e);
            }
        } catch (ClusterException e) {
            awaited.reached().completeExceptionally(e);
        } catch (RuntimeException e) {
            awaited.reached().completeExceptionally(new BrokenApplierException(awaited.id(), e));
        }
    }

    private void report(Awaited awaited, Health health) {
        boolean isWaiting = !awaited.reached().isDone() && !health.isHealthy();
        if (isWaiting && !health.equals(last.put(awaited, health))) {
            events.accept(new SyncEvent.Waiting(awaited.id(), health));
        }
    }
}
