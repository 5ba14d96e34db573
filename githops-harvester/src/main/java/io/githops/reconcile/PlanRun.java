package io.githops.reconcile;

import io.githops.cluster.InterruptedCallException;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.GithopsException;
import io.githops.model.ResourceId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of one plan: wave by wave, several at once within a wave. A change waits until what it needs is healthy; a
 * failure holds back what needs it, and every deletion. Used once, by one thread.
 */
final class PlanRun {
    /** How long writes that are under way may take to end, of the computer's time, when a run is cancelled. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Plan plan;
    private final ChangeMaker maker;
    private final Pace pace;
    private final Consumer<SyncEvent> events;
    private final Cancellation cancellation;
    private final Progress progress;
    private final ExecutorService threads;
    private final Obstacles obstacles = new Obstacles();
    private final Set<ResourceId> begun = ConcurrentHashMap.newKeySet();
    private boolean wasInterrupted;
    private boolean isAbandoned;

    PlanRun(
            Plan plan,
            ChangeMaker maker,
            int concurrency,
            Pace pace,
            Consumer<SyncEvent> events,
            Cancellation cancellation) {
        this.plan = plan;
        this.maker = maker;
        this.pace = pace;
        this.events = events;
        this.cancellation = cancellation;
        List<ResourceChange> changes = plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED)
                .toList();
        progress = new Progress(changes, concurrency);
        threads = Executors.newFixedThreadPool(concurrency, PlanRun::thread);
    }

    /** What became of each change, in the order of the plan; returns also when the thread is interrupted. */
    Map<ResourceId, Outcome> make() {
        try {
            for (List<ResourceChange> wave : plan.waves().values()) {
                makeAll(wave);
            }
            awaitHealth();
        } finally {
            threads.shutdownNow();
        }
        return obstacles.outcomes();
    }

    /** Whether the thread was interrupted, which cancelled the run; it is not interrupted any more. */
    boolean wasInterrupted() {
        return wasInterrupted;
    }

    private void makeAll(List<ResourceChange> wave) {
        Map<ResourceChange, CompletableFuture<Outcome>> running = new LinkedHashMap<>();
        wave.forEach(change -> running.put(change, begin(change)));
        running.forEach((change, outcome) -> obstacles.add(await(change, outcome)));
    }

    private CompletableFuture<Outcome> begin(ResourceChange change) {
        Optional<String> obstacle =
                cancellation.isRequested() ? Optional.of(Cancellation.CANCELLED) : obstacles.of(change);
        if (obstacle.isPresent()) {
            return CompletableFuture.completedFuture(skip(change, obstacle.get()));
        }
        return awaitNeeds(change)
                .thenCompose(lack ->
                        lack.isPresent() ? CompletableFuture.completedFuture(skip(change, lack.get())) : make(change));
    }

    /** Completes when what a change needs is healthy, or with why it will not be. */
    private CompletableFuture<Optional<String>> awaitNeeds(ResourceChange change) {
        var lack = new CompletableFuture<Optional<String>>();
        CompletableFuture<?>[] needs = change.placement().after().stream()
                .sorted()
                .flatMap(id -> Optional.ofNullable(obstacles.outcomes().get(id)).stream())
                .map(Outcome::change)
                .filter(need -> need.desiredResource().isPresent())
                .map(need -> maker.healthy(need).toCompletableFuture().whenComplete((health, failure) -> {
                    if (failure != null) {
                        lack.complete(Optional.of(lack(need.id(), ChangeMaker.unwrap(failure))));
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(needs).thenRun(() -> lack.complete(Optional.empty()));
        return lack;
    }

    private static String lack(ResourceId need, Throwable failure) {
        return failure instanceof CancelledException
                ? Cancellation.CANCELLED
                : Obstacles.waitingFor(
                        need, "did not get healthy: " + Obstacles.firstLine(String.valueOf(failure.getMessage())));
    }

    private CompletableFuture<Outcome> make(ResourceChange change) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            cancellation.check();
                            begun.add(change.id());
                            events.accept(progress.begin(change));
                            return pace.elapsed();
                        },
                        threads)
                .thenCompose(start -> maker.make(change, threads)
                        .exceptionally(failure -> unmade(change, ChangeMaker.unwrap(failure)))
                        .thenApply(outcome -> conclude(outcome, pace.elapsed().minus(start))))
                .exceptionally(failure -> conclude(unmade(change, ChangeMaker.unwrap(failure)), null));
    }

    private static Outcome unmade(ResourceChange change, Throwable failure) {
        if (failure instanceof CancelledException) {
            return new Outcome.Skipped(change, String.valueOf(failure.getMessage()));
        }
        return new Outcome.Failed(
                change,
                failure instanceof GithopsException known ? known : new BrokenApplierException(change.id(), failure));
    }

    private Outcome skip(ResourceChange change, String because) {
        return conclude(new Outcome.Skipped(change, because), null);
    }

    private Outcome conclude(Outcome outcome, @Nullable Duration took) {
        events.accept(new SyncEvent.Changed(outcome));
        events.accept(progress.end(outcome.change(), took));
        return outcome;
    }

    /** Waits for the health of everything that was applied. */
    private void awaitHealth() {
        Map<ResourceChange, CompletableFuture<Outcome>> waits = new LinkedHashMap<>();
        for (Outcome outcome : obstacles.outcomes().values()) {
            ResourceChange change = outcome.change();
            if (outcome.status() == Outcome.Status.DONE
                    && change.desiredResource().isPresent()) {
                waits.put(
                        change,
                        maker.healthy(change)
                                .toCompletableFuture()
                                .handle((health, failure) -> failure == null
                                        ? new Outcome.Done(change, health)
                                        : unhealthy(outcome, ChangeMaker.unwrap(failure))));
            }
        }
        waits.forEach((change, outcome) -> obstacles.add(await(change, outcome)));
    }

    /** What was healthy when it was stored counts as such when nobody waits any more. */
    private Outcome unhealthy(Outcome made, Throwable failure) {
        boolean isCancelled = failure instanceof CancelledException;
        if (isCancelled && made instanceof Outcome.Done done && done.health().isHealthy()) {
            return made;
        }
        ResourceChange change = made.change();
        Outcome failed = unmade(change, isCancelled && made instanceof Outcome.Done done ? abandoned(done) : failure);
        events.accept(new SyncEvent.Changed(failed));
        return failed;
    }

    private static GithopsException abandoned(Outcome.Done made) {
        return new UnhealthyException(made.change().id(), made.health(), ", but the wait was cancelled. Sync again");
    }

    private Outcome await(ResourceChange change, CompletableFuture<Outcome> outcome) {
        while (true) {
            try {
                CompletableFuture.anyOf(outcome, cancellation.requested()).get();
                return outcome.isDone() ? outcome.join() : awaitEnd(change, outcome);
            } catch (InterruptedException e) {
                wasInterrupted = true;
                cancellation.request();
            } catch (ExecutionException e) {
                return unmade(change, ChangeMaker.unwrap(e));
            }
        }
    }

    /** Waits, now that the run is cancelled, for what is under way; not for long, and not for one after the other. */
    private Outcome awaitEnd(ResourceChange change, CompletableFuture<Outcome> outcome)
            throws InterruptedException, ExecutionException {
        try {
            return outcome.get(isAbandoned ? 0 : GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            isAbandoned = true;
            threads.shutdownNow();
            return begun.contains(change.id())
                    ? new Outcome.Failed(change, abandoned(change.id()))
                    : new Outcome.Skipped(change, Cancellation.CANCELLED);
        }
    }

    private static GithopsException abandoned(ResourceId id) {
        return new InterruptedCallException(
                id + ": was under way when the sync was cancelled, and did not end within " + GRACE.toSeconds()
                        + " s; it may have been made all the same. Sync again to be sure",
                null);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-executor");
        thread.setDaemon(true);
        return thread;
    }
}
