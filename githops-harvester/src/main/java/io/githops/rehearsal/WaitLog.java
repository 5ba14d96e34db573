package io.githops.rehearsal;

import io.githops.cluster.LiveReader;
import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.health.HealthRules;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.rehearsal.RehearsalReport.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was waited for, from when to when on the rehearsal's clock, and who waited. Thread-safe; guarded by the clock's own lock, as
 * the clock asks it to look whenever time has gone by.
 */
final class WaitLog {
    private final LiveReader live;
    private final HealthRules rules;
    private final RehearsalPace pace;
    private final Map<ResourceId, GroupVersionKind> kinds = new LinkedHashMap<>();
    private final Map<ResourceId, List<ResourceId>> waiting = new LinkedHashMap<>();
    private final Map<ResourceId, Instant> applied = new HashMap<>();
    private final Map<ResourceId, Open> waits = new LinkedHashMap<>();

    private record Open(Instant from, Health last, @Nullable Instant until) {}

    WaitLog(Plan plan, LiveReader live, HealthRules rules, RehearsalPace pace) {
        this.live = live;
        this.rules = rules;
        this.pace = pace;
        for (ResourceChange change : plan.changes()) {
            change.desiredResource().map(Resource::groupVersionKind).ifPresent(kind -> kinds.put(change.id(), kind));
            change.placement()
                    .after()
                    .forEach(needed -> waiting.computeIfAbsent(needed, any -> new ArrayList<>())
                            .add(change.id()));
        }
    }

    /** A wait begins when its resource is applied, however late somebody tells that it is waited for. */
    void applied(ResourceId resource) {
        synchronized (pace) {
            applied.put(resource, time());
        }
    }

    void note(ResourceId resource, Health health) {
        synchronized (pace) {
            Open known = waits.get(resource);
            Instant from = known == null ? applied.getOrDefault(resource, time()) : known.from();
            waits.put(resource, new Open(from, health, null));
        }
    }

    /** Looks whether something has become healthy meanwhile. */
    void look() {
        synchronized (pace) {
            waits.replaceAll((id, open) -> open.until() == null ? looked(id, open) : open);
        }
    }

    private Open looked(ResourceId id, Open open) {
        GroupVersionKind kind = kinds.get(id);
        if (kind == null) {
            return open;
        }
        Health health = live.get(kind, id.namespace(), id.name()).map(rules::of).orElse(open.last());
        boolean isOver = health.isHealthy() || health.status() == Health.Status.SUSPENDED;
        return new Open(open.from(), health, isOver ? time() : null);
    }

    /** In the order in which the waits began. */
    List<Wait> waits() {
        synchronized (pace) {
            return waits(time());
        }
    }

    /** The copy's time, which stands still once the simulated time is up. */
    private Instant time() {
        return pace.began().plus(pace.simulated());
    }

    private List<Wait> waits(Instant now) {
        return waits.entrySet().stream()
                .map(entry -> {
                    Open open = entry.getValue();
                    Instant until = open.until() == null ? now : open.until();
                    return new Wait(
                            entry.getKey(),
                            waiting.getOrDefault(entry.getKey(), List.of()),
                            Duration.between(open.from(), until),
                            open.last(),
                            open.until() != null);
                })
                .toList();
    }
}
