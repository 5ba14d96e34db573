package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.ApprovedPlan;
import io.githops.diff.Inventory;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.inventory.InventoryStore;
import io.githops.model.Health;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes the changes of one approved plan: the inventory first, then wave by wave, several at once within a wave. A change
 * waits until what it needs is healthy; a failure holds back what needs it, and every deletion.
 */
final class Executor {
    private final ChangeMaker maker;
    private final HealthWait health;
    private final InventoryStore inventory;
    private final int concurrency;
    private final Consumer<SyncEvent> events;
    private final Map<ResourceId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<ResourceId, ClusterException> unhealthy = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();

    Executor(
            ChangeMaker maker,
            HealthWait health,
            InventoryStore inventory,
            int concurrency,
            Consumer<SyncEvent> events) {
        this.maker = maker;
        this.health = health;
        this.inventory = inventory;
        this.concurrency = concurrency;
        this.events = events;
    }

    /** Outcomes in the order of the plan. */
    List<Outcome> execute(ApprovedPlan approved, Inventory before) throws InterruptedException {
        Plan plan = approved.plan();
        var journal = new InventoryJournal(inventory, before, plan);
        journal.announce();
        int total = plan.waves().values().stream().mapToInt(List::size).sum();
        ExecutorService threads = Executors.newFixedThreadPool(concurrency, Executor::thread);
        try {
            for (List<ResourceChange> wave : plan.waves().values()) {
                makeAll(wave, total, threads);
            }
            awaitAll(threads);
        } finally {
            threads.shutdownNow();
        }
        journal.conclude(outcomes, maker.applied());
        return List.copyOf(outcomes.values());
    }

    private void makeAll(List<ResourceChange> wave, int total, ExecutorService threads) throws InterruptedException {
        Map<ResourceChange, Future<Outcome>> running = new LinkedHashMap<>();
        for (ResourceChange change : wave) {
            Optional<String> obstacle = obstacle(change);
            if (obstacle.isPresent()) {
                conclude(new Outcome.Skipped(change, obstacle.get()));
            } else {
                List<Resource> needed = needed(change);
                running.put(change, threads.submit(() -> make(change, needed, total)));
            }
        }
        for (Future<Outcome> outcome : running.values()) {
            conclude(await(outcome));
        }
    }

    /** Why a change cannot be tried; empty when it can. */
    private Optional<String> obstacle(ResourceChange change) {
        boolean isDeletion = change.action() == Action.PRUNE;
        return outcomes.values().stream()
                .filter(outcome -> outcome.status() != Outcome.Status.DONE)
                .filter(outcome -> isDeletion
                        || change.placement().after().contains(outcome.change().id()))
                .map(outcome ->
                        outcome.change().id() + (isDeletion ? " failed, so nothing is deleted" : " is not ready"))
                .findFirst();
    }

    private List<Resource> needed(ResourceChange change) {
        return change.placement().after().stream()
                .map(outcomes::get)
                .flatMap(outcome -> outcome.change().desiredResource().stream())
                .toList();
    }

    private Outcome make(ResourceChange change, List<Resource> needed, int total) throws InterruptedException {
        Optional<String> unready = firstUnready(needed);
        if (unready.isPresent()) {
            return new Outcome.Skipped(change, unready.get());
        }
        events.accept(new SyncEvent.Changing(change, begun.getAndIncrement(), total));
        try {
            return maker.make(change);
        } catch (ClusterException | ManifestException e) {
            return new Outcome.Failed(change, e);
        }
    }

    /** Waits for what a change needs; what is wrong with the first that does not get healthy. */
    private Optional<String> firstUnready(List<Resource> needed) throws InterruptedException {
        for (Resource resource : needed) {
            try {
                awaitHealth(resource);
            } catch (ClusterException e) {
                return Optional.of(resource + " is not ready");
            }
        }
        return Optional.empty();
    }

    /** Waits once for each resource: one that did not get healthy is not waited for again. */
    private Health awaitHealth(Resource resource) throws InterruptedException {
        ClusterException known = unhealthy.get(resource.id());
        if (known != null) {
            throw known;
        }
        try {
            return health.untilHealthy(resource.groupVersionKind(), resource.id());
        } catch (ClusterException e) {
            unhealthy.put(resource.id(), e);
            throw e;
        }
    }

    /** Waits for the health of everything that was applied, several at once. */
    private void awaitAll(ExecutorService threads) throws InterruptedException {
        List<Future<Outcome>> waits = new ArrayList<>();
        for (Outcome outcome : List.copyOf(outcomes.values())) {
            boolean wasApplied = outcome.status() == Outcome.Status.DONE
                    && outcome.change().desiredResource().isPresent();
            if (wasApplied) {
                waits.add(threads.submit(() -> healthy(outcome.change())));
            }
        }
        for (Future<Outcome> wait : waits) {
            Outcome outcome = await(wait);
            outcomes.put(outcome.change().id(), outcome);
        }
    }

    private Outcome healthy(ResourceChange change) throws InterruptedException {
        try {
            Health reached = awaitHealth(change.desiredResource().orElseThrow());
            return new Outcome.Done(change, reached);
        } catch (ClusterException e) {
            return new Outcome.Failed(change, e);
        }
    }

    private void conclude(Outcome outcome) {
        outcomes.put(outcome.change().id(), outcome);
        events.accept(new SyncEvent.Changed(outcome));
    }

    private static Outcome await(Future<Outcome> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
            }
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-executor");
        thread.setDaemon(true);
        return thread;
    }
}
