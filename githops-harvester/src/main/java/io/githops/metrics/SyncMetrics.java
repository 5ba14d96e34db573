package io.githops.metrics;

import static java.util.Locale.ROOT;

import io.githops.cluster.Cluster;
import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.health.HealthRules;
import io.githops.model.Kinds;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.source.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts and measures what one reconciler does, as a listener of its events. Several may share one {@link Metrics}, each
 * under a name of its own, which is the label {@code reconciler}. Thread-safe.
 *
 * <pre>{@code
 * OpenMetrics metrics = OpenMetrics.create();
 * Reconciler.builder(source, cluster).listener(SyncMetrics.of(metrics, "prod")).build();
 * String text = metrics.text();
 * }</pre>
 */
public final class SyncMetrics implements Consumer<SyncEvent> {
    private final Metrics metrics;
    private final String name;
    private final InstantSource clock;
    private final ResourceHealth health;
    private final Set<String> guards = new HashSet<>();
    private @Nullable Instant fetched;
    private @Nullable Revision synced;

    private SyncMetrics(Metrics metrics, String name, InstantSource clock, Kinds kinds) {
        this.metrics = Objects.requireNonNull(metrics, "metrics");
        this.name = Objects.requireNonNull(name, "name");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.health = new ResourceHealth(new HealthRules(kinds));
    }

    /** The numbers of a reconciler of Harvester's kinds, timed by the system clock. */
    public static SyncMetrics of(Metrics metrics, String name) {
        return of(metrics, name, InstantSource.system(), Kinds.harvester());
    }

    /**
     * The numbers of a reconciler.
     *
     * @param name tells this reconciler from others
     * @param kinds how healthy its resources are is told by
     */
    public static SyncMetrics of(Metrics metrics, String name, InstantSource clock, Kinds kinds) {
        return new SyncMetrics(metrics, name, clock, kinds);
    }

    /**
     * A cluster whose calls are counted, by verb and by the code of what went wrong. A client may make several requests for a
     * call, or none for one it can answer itself; observations are not counted.
     */
    public Cluster around(Cluster cluster) {
        return new CountedCluster(cluster, (verb, result) -> metrics.add(Instruments.CALLS, 1, name, verb, result));
    }

    /** Takes the numbers of an event; events of other kinds are passed over. */
    @Override
    public synchronized void accept(SyncEvent event) {
        if (event instanceof SyncEvent.Fetched) {
            fetched = clock.instant();
        } else if (event instanceof SyncEvent.Planned planned) {
            planned(planned.plan());
        } else if (event instanceof SyncEvent.Changed changed) {
            changed(changed.outcome());
        } else if (event instanceof SyncEvent.Finished finished) {
            finished(finished.result());
        } else if (event instanceof SyncEvent.Failed failed) {
            failed(failed);
        } else {
            noted(event);
        }
    }

    private void planned(Plan plan) {
        Instant begun = fetched;
        if (begun != null) {
            metrics.record(Instruments.PLAN_TIME, Duration.between(begun, clock.instant()), name);
            fetched = null;
        }
        metrics.inform(
                Instruments.REVISION,
                1,
                name,
                plan.revision().id(),
                plan.revision().label());
        metrics.set(Instruments.OWNED, plan.input().inventory().entries().size(), name);
        pending(plan);
        guards(plan);
        health.planned(plan);
        resources();
    }

    private void pending(Plan plan) {
        Map<Action, Long> counts = plan.changes().stream()
                .map(ResourceChange::action)
                .filter(action -> action != Action.UNCHANGED)
                .collect(Collectors.groupingBy(action -> action, Collectors.counting()));
        pending(counts);
        boolean isDrift = plan.revision().equals(synced);
        long changes = counts.values().stream().mapToLong(Long::longValue).sum();
        metrics.set(Instruments.DRIFTED, isDrift ? changes : 0, name);
    }

    private void pending(Map<Action, Long> counts) {
        for (Action action : Action.values()) {
            if (action != Action.UNCHANGED) {
                metrics.set(Instruments.PENDING, counts.getOrDefault(action, 0L), name, action.words());
            }
        }
    }

    /** A guard that holds no longer is set to zero. */
    private void guards(Plan plan) {
        Map<String, Long> held = plan.guards().stream()
                .map(Guard::code)
                .collect(Collectors.groupingBy(Guard.Code::id, Collectors.counting()));
        guards.addAll(held.keySet());
        guards.forEach(code -> metrics.set(Instruments.GUARDS, held.getOrDefault(code, 0L), name, code));
    }

    private void changed(Outcome outcome) {
        ResourceChange change = outcome.change();
        String result = outcome.status().name().toLowerCase(ROOT);
        metrics.add(Instruments.CHANGES, 1, name, change.action().words(), result);
        if (outcome instanceof Outcome.Failed failed) {
            metrics.add(Instruments.FAILURES, 1, name, failed.cause().code());
        }
    }

    private void finished(SyncResult result) {
        String words = result.succeeded() ? "succeeded" : "degraded";
        metrics.add(Instruments.SYNCS, 1, name, words);
        metrics.record(Instruments.SYNC_TIME, result.took(), name);
        lastSync(words);
        result.outcomes().forEach(health::settled);
        resources();
        if (result.succeeded()) {
            synced = result.plan().revision();
            metrics.set(Instruments.DRIFTED, 0, name);
            pending(Map.of());
        }
    }

    private void failed(SyncEvent.Failed failed) {
        metrics.add(Instruments.SYNCS, 1, name, "failed");
        metrics.add(Instruments.FAILURES, 1, name, failed.cause().code());
        if (!failed.retryIn().isZero()) {
            metrics.add(Instruments.RETRIES, 1, name, failed.cause().code());
        }
        lastSync("failed");
    }

    private void noted(SyncEvent event) {
        if (event instanceof SyncEvent.Drifted) {
            metrics.add(Instruments.DRIFTS, 1, name);
        } else if (event instanceof SyncEvent.RollingBack) {
            metrics.add(Instruments.ROLLBACKS, 1, name);
        } else if (event instanceof SyncEvent.Stale stale) {
            metrics.add(Instruments.FAILURES, 1, name, stale.staleness().cause().code());
        } else if (event instanceof SyncEvent.Suspended) {
            metrics.set(Instruments.SUSPENDED, 1, name);
        } else if (event instanceof SyncEvent.Resumed) {
            metrics.set(Instruments.SUSPENDED, 0, name);
        }
    }

    private void lastSync(String result) {
        metrics.set(Instruments.LAST_SYNC, clock.instant().toEpochMilli() / 1000.0, name, result);
    }

    private void resources() {
        health.counts().forEach((status, count) -> metrics.set(Instruments.RESOURCES, count, name, status.words()));
    }
}
