package io.githops.diff;

import io.githops.diff.ResourceChange.Assessment;
import io.githops.diff.ResourceChange.Create;
import io.githops.diff.ResourceChange.Recreate;
import io.githops.diff.ResourceChange.Unchanged;
import io.githops.diff.ResourceChange.Update;
import io.githops.diff.admission.ClusterObjects;
import io.githops.diff.admission.Refusal;
import io.githops.diff.apply.ApplyResult;
import io.githops.diff.apply.FieldOwners;
import io.githops.diff.apply.ServerSideApply;
import io.githops.diff.apply.Writer;
import io.githops.diff.difference.Difference;
import io.githops.diff.difference.Differences;
import io.githops.diff.effect.ChangedResource;
import io.githops.diff.effect.Effects;
import io.githops.diff.rule.ComparedResource;
import io.githops.diff.rule.NormalisationRule;
import io.githops.model.BoundResource;
import io.githops.model.Effect;
import io.githops.model.Kinds;
import io.githops.model.LateBinding;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares desired resources with their live counterparts. */
final class ResourceComparison {
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

    ResourceComparison(Kinds kinds, String fieldManager, List<NormalisationRule> rules) {
        this.kinds = kinds;
        this.fieldManager = fieldManager;
        this.rules = List.copyOf(rules);
    }

    /**
     * The change that makes live as desired; its place in the plan is not decided yet. The manifest of the change is as it was
     * written: values of other objects are taken when it is applied.
     *
     * @param objects the cluster as it will be
     * @param contested fields that are left as they are live, with a warning
     */
    ResourceChange compare(
            BoundResource bound, @Nullable Resource live, ClusterObjects objects, Set<FieldPath> contested) {
        ResourceChange change = compareBound(bound, live, objects, contested);
        return bound.values().isEmpty()
                ? change
                : change.assessed(change.assessment().taking(bound.values()));
    }

    private ResourceChange compareBound(
            BoundResource bound, @Nullable Resource live, ClusterObjects objects, Set<FieldPath> contested) {
        ResourceKind<?> kind = kind(bound.manifest());
        Resource manifest = withoutRecords(bound.manifest());
        Resource wanted = predictable(bound, manifest, live == null ? null : live.tree());
        if (live == null) {
            List<Refusal> refusals = predict(wanted, null, kind).refusals();
            return new Create(
                    manifest, Assessment.of(Effects.ofCreation(wanted, objects)).refused(refusals));
        }
        if (wanted == manifest && changesNothing(wanted, live, kind)) {
            return new Unchanged(bound.manifest(), live, Assessment.of(Effect.NONE));
        }
        Prediction prediction = predict(wanted, live.tree(), kind);
        Mapping predicted = prediction.object();
        var settlement = Settlements.of(
                rules, new ComparedResource(kind, wanted, live, predicted, fieldManager, objects), contested);
        List<Difference> differences = settlement.settle(
                Differences.between(comparable(live.tree(), kind), comparable(predicted, kind), kind.schema()));
        Resource settled = settlement.manifest(wanted);
        List<FieldPath> owned = applied(live.tree());
        List<FieldPath> owning = applied(predicted);
        boolean isSettled = differences.isEmpty() && owned.equals(owning);
        if (settled != wanted) {
            prediction = predict(settled, live.tree(), kind);
            predicted = prediction.object();
            owning = applied(predicted);
        }
        if (!owned.equals(owning) && settlement.leave(added(owned, owning), predicted)) {
            settled = settlement.manifest(wanted);
            prediction = predict(settled, live.tree(), kind);
            predicted = prediction.object();
            owning = applied(predicted);
        }
        isSettled |= differences.isEmpty() && owned.equals(owning);
        List<Tolerated> tolerated = tolerated(
                settlement,
                new ChangedResource(
                        kind,
                        live,
                        prediction.object(),
                        List.copyOf(settlement.tolerated().keySet()),
                        objects),
                bound);
        if (isSettled && !UnknownValues.areReplaced(bound, kind.schema())) {
            return new Unchanged(
                    bound.manifest(),
                    live,
                    Assessment.of(Effect.NONE).hiding(settlement.hidden()).tolerating(tolerated));
        }
        List<FieldChange> fields = fields(new ChangedResource(kind, live, predicted, differences, objects), bound);
        Effect gravest = Effect.gravest(
                fields.stream().map(field -> field.details().effect()).toList());
        boolean isFixed =
                fields.stream().anyMatch(field -> field.details().effect().level() == Effect.Level.RECREATE);
        if (isFixed) {
            Effect effect = Effects.ofRecreation(live, wanted, gravest, objects);
            return new Recreate(manifest, live, fields, Assessment.of(effect).hiding(settlement.hidden()));
        }
        Resource applied = manifest == wanted ? settled : settlement.manifest(manifest);
        return new Update(
                applied,
                live,
                fields,
                Assessment.of(gravest)
                        .hiding(settlement.hidden())
                        .tolerating(tolerated)
                        .refused(prediction.refusals()));
    }

    /** The manifest with the values that are known, and with live ones for those that are not and would not fit. */
    private Resource predictable(BoundResource bound, Resource manifest, @Nullable Mapping live) {
        Resource known = bound.manifest() == bound.resource() ? manifest : withoutRecords(bound.resource());
        return bound.unresolved().isEmpty()
                ? known
                : UnknownValues.replaced(known, kind(known).schema(), live);
    }

    /** What an apply would store, and why the API server would not. */
    private record Prediction(Mapping object, List<Refusal> refusals) {}

    private boolean changesNothing(Resource manifest, Resource live, ResourceKind<?> kind) {
        return ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .changesNothing(live.tree(), manifest.tree(), writer(manifest));
    }

    Writer writer(Resource manifest) {
        return new Writer(fieldManager, manifest.groupVersionKind().apiVersion(), "", NO_TIME);
    }

    private Prediction predict(Resource manifest, @Nullable Mapping live, ResourceKind<?> kind) {
        ApplyResult result = ServerSideApply.of(kind.schema(), kind.hasStatusSubresource())
                .apply(live, manifest.tree(), writer(manifest), true);
        if (result instanceof ApplyResult.Applied applied) {
            return new Prediction(applied.object(), List.of());
        }
        if (result instanceof ApplyResult.Invalid invalid) {
            return new Prediction(invalid.object(), new Objections(kind, manifest).refusals(invalid.causes()));
        }
        String reason = result.refusal();
        throw new ManifestException(List.of(Problem.error(
                "GH1402",
                manifest + ": the API server would refuse this manifest: " + reason,
                manifest.position(FieldPath.root()).orElse(null))));
    }

    /** The object that an apply of the manifest would make of a live one, whatever others hold. */
    Mapping stored(Resource manifest, @Nullable Mapping live) {
        return stored(LateBinding.of(kinds).bind(manifest, id -> Optional.empty()), live);
    }

    /** The object that an apply of the manifest would make of a live one. */
    Mapping stored(BoundResource bound, @Nullable Mapping live) {
        Resource wanted = predictable(bound, withoutRecords(bound.manifest()), live);
        return predict(wanted, live, kind(wanted)).object();
    }

    /** The fields of a live object that rules know to be filled in by the cluster, beside what was applied. */
    List<FieldPath> filledIn(Resource applied, Resource live, ClusterObjects objects) {
        ResourceKind<?> kind = kind(live);
        Mapping predicted = predict(applied, null, kind).object();
        var settlement =
                new Settlements(rules, new ComparedResource(kind, applied, live, predicted, fieldManager, objects));
        settlement.settle(
                Differences.between(comparable(live.tree(), kind), comparable(predicted, kind), kind.schema()));
        return settlement.hidden().values().stream().flatMap(List::stream).toList();
    }

    /** The fields in which an object is not as it was, but for what the server records. */
    List<FieldPath> differing(Resource before, Mapping after) {
        ResourceKind<?> kind = kind(before);
        return Differences.between(comparable(before.tree(), kind), comparable(after, kind), kind.schema()).stream()
                .map(Difference::path)
                .toList();
    }

    /** The ids of the rules. */
    List<String> rules() {
        return rules.stream().map(NormalisationRule::id).toList();
    }

    private List<FieldChange> fields(ChangedResource changed, BoundResource bound) {
        var fields = new FieldChanges(changed, bound, fieldManager);
        List<Effect> effects = Effects.of(changed);
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            changes.add(fields.of(changed.differences().get(i), effects.get(i)));
        }
        return changes;
    }

    private List<Tolerated> tolerated(Settlements settlement, ChangedResource changed, BoundResource bound) {
        if (settlement.tolerated().isEmpty()) {
            return List.of();
        }
        List<FieldChange> fields = fields(changed, bound);
        List<Tolerated> tolerated = new ArrayList<>();
        for (NormalisationRule rule : settlement.tolerated().values()) {
            tolerated.add(new Tolerated(fields.get(tolerated.size()), rule.id(), rule.reason()));
        }
        return tolerated;
    }

    private List<FieldPath> applied(Mapping object) {
        return FieldOwners.of(object).appliedBy(fieldManager);
    }

    private static List<FieldPath> added(List<FieldPath> before, List<FieldPath> after) {
        List<FieldPath> added = new ArrayList<>(after);
        added.removeAll(new HashSet<>(before));
        return added;
    }

    /** A manifest that was exported from a cluster may still have what tells what is, never what should be. */
    static Resource withoutRecords(Resource desired) {
        return desired.withTree(desired.tree().without(STATUS).edit("metadata", metadata -> {
            Mapping rest = metadata;
            for (String record : SERVER_RECORDS) {
                rest = rest.without(record);
            }
            return rest;
        }));
    }

    /** The object without what the server counts and records by itself; a status that an apply may wipe out counts. */
    private static Mapping comparable(Mapping object, ResourceKind<?> kind) {
        Mapping written = kind.hasStatusSubresource() ? object.without(STATUS) : object;
        return written.edit(
                "metadata", metadata -> metadata.without("managedFields").without("generation"));
    }

    ResourceKind<?> kind(Resource resource) {
        Optional<ResourceKind<?>> known = kinds.find(resource.groupVersionKind());
        return known.isPresent()
                ? known.get()
                : ResourceKind.builder(
                                resource.groupVersionKind().apiVersion(),
                                resource.groupVersionKind().kind())
                        .build();
    }
}
