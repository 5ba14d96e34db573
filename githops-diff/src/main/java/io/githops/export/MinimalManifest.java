package io.githops.export;

import io.githops.diff.LiveObjects;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.apply.FieldOwners;
import io.githops.diff.difference.Differences;
import io.githops.diff.rule.NormalisationRule;
import io.githops.manifest.SchemaCheck;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the least that a manifest has to say for its object: what an apply of the rest leaves alone, and what would be there
 * again if the object were made anew. What our field manager has applied stays, as leaving it out would give it up.
 */
final class MinimalManifest {
    private final Kinds kinds;
    private final String fieldManager;
    private final List<NormalisationRule> rules;
    private final Planner planner;
    private final LiveObjects objects;
    private final SchemaCheck schemas;

    MinimalManifest(
            Kinds kinds, String fieldManager, List<NormalisationRule> rules, Planner planner, LiveObjects objects) {
        this.kinds = kinds;
        this.fieldManager = fieldManager;
        this.rules = rules;
        this.planner = planner;
        this.objects = objects;
        this.schemas = new SchemaCheck(kinds);
    }

    Resource of(Resource live) {
        Mapping whole = Records.without(live);
        var recreation = new Recreation(live, whole, kind(live), rules, objects, fieldManager);
        List<FieldPath> applied = FieldOwners.of(live.tree()).appliedBy(fieldManager);
        Schema schema = kind(live).schema();
        Reduction.Spare spare = (place, rest) -> applied.stream().noneMatch(named(place, whole, schema)::contains)
                && !recreation.isUnlike(fields(place))
                && recreation.givesBack(rest)
                && (fits(rest) || !fits(whole));
        Mapping least = new Reduction(spare).reduce(whole);
        return manifest(changesNothing(least, live) ? least : careful(spare, whole, live));
    }

    /** The least with a look at the live object at each step, as an apply exchanges some lists as a whole. */
    private Mapping careful(Reduction.Spare spare, Mapping whole, Resource live) {
        return new Reduction((place, rest) -> spare.test(place, rest) && changesNothing(rest, live)).reduce(whole);
    }

    /** Whether the manifest has all that manifests of its kind must have. */
    private boolean fits(Mapping manifest) {
        List<Problem> problems = new ArrayList<>();
        schemas.check(Resource.of(manifest), problems::add);
        return problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    private boolean changesNothing(Mapping manifest, Resource live) {
        try {
            return changesNothing(planner.compare(manifest(manifest), live));
        } catch (ManifestException e) {
            return false;
        }
    }

    /** Whether a change leaves every field as it is. */
    static boolean changesNothing(ResourceChange change) {
        return change.action() == Action.UNCHANGED
                || change.action() == Action.UPDATE && change.fields().isEmpty();
    }

    private static Resource manifest(Mapping tree) {
        return Resource.of(FieldOrder.of(tree));
    }

    /** The place as managed fields name it, with items by their keys where they have some. */
    private static FieldPath named(FieldPath place, Mapping whole, Schema schema) {
        FieldPath named = FieldPath.root();
        @Nullable Tree value = whole;
        Schema known = schema;
        for (PathElement step : place.elements()) {
            value = value == null ? null : step.in(value);
            boolean isItem = step instanceof PathElement.Index && value != null;
            @Nullable PathElement key = isItem ? Differences.step(value, known) : null;
            named = named.plus(key == null ? step : key);
            known = Objects.requireNonNullElse(known.child(step), Schema.any());
        }
        return named;
    }

    /** The place, as far as it is told by names of fields. */
    private static FieldPath fields(FieldPath place) {
        FieldPath fields = FieldPath.root();
        for (PathElement step : place.elements()) {
            if (!(step instanceof PathElement.Field)) {
                return fields;
            }
            fields = fields.plus(step);
        }
        return fields;
    }

    private ResourceKind<?> kind(Resource live) {
        return kinds.find(live.groupVersionKind())
                .orElseGet(() -> ResourceKind.builder(
                                live.groupVersionKind().apiVersion(),
                                live.groupVersionKind().kind())
                        .build());
    }
}
