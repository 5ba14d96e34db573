package io.githops.diff;

import io.githops.diff.NormalisationRule.Candidate;
import io.githops.diff.ResourceChange.Create;
import io.githops.diff.ResourceChange.Placement;
import io.githops.diff.ResourceChange.Recreate;
import io.githops.diff.ResourceChange.Unchanged;
import io.githops.diff.ResourceChange.Update;
import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.FieldOwners;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares one desired resource with its live counterpart. */
final class Comparison {
    private static final String NO_TIME = "";
    private static final String STATUS = "status";
    private static final List<String> SERVER_RECORDS = List.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "deletionTimestamp",
            "generation",
            "managedFields",
            "resourceVersion",
            "selfLink",
            "uid");

    private final Kinds kinds;
    private final String fieldManager;
    private final List<NormalisationRule> rules;

    Comparison(Kinds kinds, String fieldManager, List<NormalisationRule> rules) {
        this.kinds = kinds;
        this.fieldManager = fieldManager;
        this.rules = List.copyOf(rules);
    }

    /** The change that makes live as desired; its place in the plan is not decided yet. */
    ResourceChange compare(Resource desired, @Nullable Resource live) {
        ResourceKind<?> kind = kind(desired);
        Resource wanted = withoutRecords(desired);
        if (live == null) {
            predict(wanted, null, kind);
            return new Create(wanted, Effect.LIVE, Placement.NONE);
        }
        Resource manifest = CarryOver.carry(wanted, live);
        Mapping predicted = predict(manifest, live.tree(), kind);
        SortedMap<String, Integer> hidden = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        for (Difference difference :
                TreeDifferences.between(comparable(live.tree()), comparable(predicted), kind.schema())) {
            explanation(desired, difference, kind)
                    .ifPresentOrElse(id -> hidden.merge(id, 1, Integer::sum), () -> differences.add(difference));
        }
        if (differences.isEmpty() && ownsTheSame(live.tree(), predicted)) {
            return new Unchanged(desired, live, hidden);
        }
        List<FieldChange> fields = differences.stream()
                .map(difference -> fieldChange(desired, live, difference, kind))
                .toList();
        boolean isFixed = differences.stream().anyMatch(difference -> isImmutable(difference, kind));
        return isFixed
                ? new Recreate(wanted, live, fields, recreation(live, fields), Placement.NONE)
                : new Update(manifest, live, fields, hidden, gravest(fields), Placement.NONE);
    }

    private Mapping predict(Resource manifest, @Nullable Mapping live, ResourceKind<?> kind) {
        var writer = new Writer(fieldManager, manifest.groupVersionKind().apiVersion(), "", NO_TIME);
        ApplyResult result = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(live, manifest.tree(), writer, true);
        if (result instanceof ApplyResult.Applied applied) {
            return applied.object();
        }
        String reason = result instanceof ApplyResult.Unmergeable unmergeable
                ? unmergeable.message()
                : ((ApplyResult.Conflicted) result).message();
        throw new ManifestException(List.of(Problem.error(
                "GH1402",
                manifest + ": the API server would refuse this manifest: " + reason,
                manifest.position(FieldPath.root()).orElse(null))));
    }

    private Optional<String> explanation(Resource desired, Difference difference, ResourceKind<?> kind) {
        boolean isIgnored = kind.ignoredFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
        if (isIgnored) {
            return Optional.of("ignored-field");
        }
        var candidate = new Candidate(desired, difference.path(), difference.live(), difference.desired());
        return rules.stream()
                .filter(rule -> rule.explains(candidate))
                .map(NormalisationRule::id)
                .findFirst();
    }

    private FieldChange fieldChange(Resource desired, Resource live, Difference difference, ResourceKind<?> kind) {
        FieldPath path = difference.path();
        boolean isSensitive = Stream.of(desired, live)
                .flatMap(resource -> kind.sensitiveFields(resource).stream())
                .anyMatch(pattern -> pattern.contains(path) || pattern.isBelow(path));
        var details = new FieldChange.Details(
                EffectRules.of(kind, live, difference),
                difference.desired() == null
                        ? null
                        : desired.positions().nearest(path).orElse(null),
                liveManager(live, difference),
                isSensitive);
        if (difference.live() == null && difference.desired() != null) {
            return new FieldChange.Add(path, difference.desired(), details);
        }
        if (difference.desired() == null && difference.live() != null) {
            return new FieldChange.Remove(path, difference.live(), details);
        }
        return new FieldChange.Set(
                path,
                java.util.Objects.requireNonNull(difference.live()),
                java.util.Objects.requireNonNull(difference.desired()),
                details);
    }

    private @Nullable String liveManager(Resource live, Difference difference) {
        return difference.live() == null
                ? null
                : FieldOwners.of(live.tree()).of(difference.path()).stream()
                        .filter(owner -> !owner.equals(fieldManager))
                        .findFirst()
                        .orElse(null);
    }

    private boolean ownsTheSame(Mapping live, Mapping predicted) {
        return FieldOwners.of(live)
                .appliedBy(fieldManager)
                .equals(FieldOwners.of(predicted).appliedBy(fieldManager));
    }

    private static boolean isImmutable(Difference difference, ResourceKind<?> kind) {
        return difference.live() != null
                && kind.immutableFields().stream().anyMatch(pattern -> pattern.contains(difference.path()));
    }

    private static Effect recreation(Resource live, List<FieldChange> fields) {
        Effect recreated = new Effect(Effect.Level.RECREATE, "a field cannot be changed in place");
        return Losses.data(live)
                .map(loss -> new Effect(Effect.Level.DATA_LOSS, loss))
                .orElseGet(() -> Effect.gravest(List.of(gravest(fields), recreated)));
    }

    private static Effect gravest(List<FieldChange> fields) {
        return Effect.gravest(
                fields.stream().map(field -> field.details().effect()).toList());
    }

    /** A manifest that was exported from a cluster may still have what tells what is, never what should be. */
    private static Resource withoutRecords(Resource desired) {
        return desired.withTree(desired.tree().without(STATUS).edit("metadata", metadata -> {
            Mapping rest = metadata;
            for (String record : SERVER_RECORDS) {
                rest = rest.without(record);
            }
            return rest;
        }));
    }

    /** The object without what the server counts and records by itself. */
    private static Mapping comparable(Mapping object) {
        return object.without(STATUS)
                .edit("metadata", metadata -> metadata.without("managedFields").without("generation"));
    }

    private ResourceKind<?> kind(Resource resource) {
        Optional<ResourceKind<?>> known = kinds.find(resource.groupVersionKind());
        return known.isPresent()
                ? known.get()
                : ResourceKind.builder(
                                resource.groupVersionKind().apiVersion(),
                                resource.groupVersionKind().kind())
                        .build();
    }
}
