package io.githops.reconcile;

import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.schema.Schema;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A config map that a reconciler and somebody else set, with a planner and a fight detector between them. */
final class Tug {
    static final FieldPath FIELD = FieldPath.of("data", "mode");

    final List<Fight> begun = new ArrayList<>();
    final FightDetector fights;
    private final Planner planner = Planner.builder(Kinds.none()).build();
    private Resource desired = desired("on", "a");
    private Resource live = applied(desired, null, "githops");
    Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Tug(FightDetector fights) {
        this.fights = fights;
    }

    /** What Git says from now on. */
    void commit(String mode, String other) {
        desired = desired(mode, other);
    }

    /** Somebody else sets the field. */
    void set(String manager, String mode) {
        live = applied(
                Resource.of(desired.tree().edit("data", data -> Mapping.of("mode", new Text(mode)))), live, manager);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Plans and applies; whether the field was put right. */
    boolean sync() {
        Map<ResourceId, Set<FieldPath>> contested = fights.contested(List.of(desired), now);
        var input = PlanInput.of(Snapshot.of(Revision.of("1", "main"), List.of(desired)), LiveObjects.of(List.of(live)))
                .tolerating(contested);
        Plan plan = planner.plan(input);
        List<ResourceChange> changes = plan.changes(ResourceChange.Action.UPDATE);
        changes.forEach(change -> live = applied(change.desiredResource().orElseThrow(), live, "githops"));
        begun.addAll(fights.corrected(plan, changes.isEmpty() ? Set.of() : Set.of(desired.id()), now));
        return changes.stream()
                .flatMap(change -> change.fields().stream())
                .anyMatch(field -> field.path().equals(FIELD));
    }

    String mode() {
        return live(FIELD);
    }

    String live(FieldPath path) {
        return ((Text) live.at(path).orElseThrow()).value();
    }

    Resource resource() {
        return desired;
    }

    private static Resource desired(String mode, String other) {
        return Resource.of((Mapping) Json.parse("""
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings", "namespace": "shop"},
                 "data": {"mode": "%s", "other": "%s"}}
                """.formatted(mode, other)));
    }

    private static Resource applied(Resource manifest, @Nullable Resource live, String manager) {
        var writer = new Writer(manager, "v1", "", "2026-11-21T12:00:00Z");
        ApplyResult result = ServerSideApply.of(Schema.any(), false)
                .apply(live == null ? null : live.tree(), manifest.tree(), writer, true);
        return Resource.of(((ApplyResult.Applied) result).object());
    }
}
