package io.githops.reconcile;

import io.githops.cluster.Applier;
import io.githops.cluster.ApplyOptions;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Makes changes through the applier: writes on the given threads, waits on none. Thread-safe. */
final class ChangeMaker {
    private final Applier applier;
    private final HealthWait wait;
    private final HealthRules rules;
    private final LiveValues values;
    private final ApplyOptions options;
    private final Cancellation cancellation;
    private final Map<ResourceId, Resource> applied = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    ChangeMaker(
            Applier applier,
            HealthWait wait,
            HealthRules rules,
            LiveValues values,
            ApplyOptions options,
            Cancellation cancellation) {
        this.applier = applier;
        this.wait = wait;
        this.rules = rules;
        this.values = values;
        this.options = options;
        this.cancellation = cancellation;
    }

    /** Makes a change; completes with what became of it, or with what was thrown. */
    CompletableFuture<Outcome> make(ResourceChange change, ExecutorService threads) {
        return switch (change.action()) {
            case CREATE, UPDATE -> CompletableFuture.supplyAsync(() -> apply(change), threads);
            case RECREATE -> gone(change, threads).thenApplyAsync(health -> applyAgain(change), threads);
            case PRUNE -> gone(change, threads).thenApply(health -> new Outcome.Done(change, health));
            case UNCHANGED -> CompletableFuture.completedFuture(new Outcome.Done(change, Health.HEALTHY));
        };
    }

    /** What the cluster stored, by identity. */
    Map<ResourceId, Resource> applied() {
        return applied;
    }

    /** Completes when what was applied is healthy, as far as the applier knows. */
    CompletionStage<Health> healthy(ResourceChange change) {
        Resource stored = applied.get(change.id());
        Resource known = stored == null ? change.desiredResource().orElseThrow() : stored;
        Health before = change.liveResource().map(rules::of).orElse(Health.missing());
        return applier.settled(known, () -> wait.untilHealthy(known, before));
    }

    private Outcome apply(ResourceChange change) {
        cancellation.check();
        Resource stored = applier.apply(values.bind(change.desiredResource().orElseThrow()), options);
        applied.put(change.id(), stored);
        return new Outcome.Done(change, rules.of(stored));
    }

    private Outcome applyAgain(ResourceChange change) {
        if (cancellation.isRequested()) {
            return new Outcome.Skipped(change, "cancelled after it was deleted and before it was created anew");
        }
        return apply(change);
    }

    private CompletableFuture<Health> gone(ResourceChange change, ExecutorService threads) {
        return CompletableFuture.supplyAsync(() -> delete(change), threads)
                .thenCompose(live -> applier.settled(live, () -> wait.untilGone(live)))
                .exceptionally(failure -> {
                    throw new CompletionException(whileLeaving(unwrap(failure)));
                });
    }

    /** Once it is deleted, a resource is on its way whatever else is cancelled. */
    private static Throwable whileLeaving(Throwable failure) {
        return failure instanceof CancelledException cancelled && cancelled.isOfWait()
                ? new CancelledException("cancelled while waiting until it is gone")
                : failure;
    }

    private Resource delete(ResourceChange change) {
        cancellation.check();
        Resource live = change.liveResource().orElseThrow();
        live.uid().ifPresent(deleted::add);
        if (!isGoingWithItsOwner(live)) {
            applier.delete(live);
        }
        return live;
    }

    /** Whether the cluster deletes an object by itself, as its owner was deleted. */
    private boolean isGoingWithItsOwner(Resource live) {
        return live.metadata().sequence("ownerReferences").mappings().stream()
                .flatMap(owner -> owner.text("uid").stream())
                .anyMatch(deleted::contains);
    }

    /** What was thrown, without what futures wrap around it. */
    static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
