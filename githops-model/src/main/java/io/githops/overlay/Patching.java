package io.githops.overlay;

import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes one resource at a time; what cannot be done is reported, and the resource stays as it is. */
final class Patching {
    private static final List<FieldPath> IDENTITY = Patch.IDENTITY;
    private static final String METADATA = "metadata";

    private final Kinds kinds;
    private final Problems problems;

    Patching(Kinds kinds, Problems problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    /** The resource with a patch that does not delete it. */
    Placed patch(ResourceId id, Placed resource, Patch patch) {
        Placed patched = patch.merge() == null ? operated(id, resource, patch) : merged(id, resource, patch.merge());
        return kept(id, resource, patched, patch.written());
    }

    /** The resource with a value in its place. */
    Placed set(Layer.Place place, Placed resource, Placed value) {
        try {
            return kept(place.object(), resource, place.route().set(resource, value), place.written());
        } catch (UnfitException e) {
            problems.add(Problems.UNFIT, place.written(), place.object() + ": " + e.getMessage());
            return resource;
        }
    }

    private Placed merged(ResourceId id, Placed resource, Placed patch) {
        var merge = new Merge((part, message) -> problems.add(Problems.UNFIT, part.origin(), id + ": " + message));
        return Merge.replaces(patch)
                ? merge.merge(identity(resource), patch.without(Merge.DIRECTIVE), schema(resource))
                : merge.merge(resource, patch, schema(resource));
    }

    private Placed operated(ResourceId id, Placed resource, Patch patch) {
        Placed patched = resource;
        for (Patch.Operation step : patch.operations()) {
            try {
                patched = step.operation().apply(patched);
            } catch (UnfitException e) {
                problems.add(Problems.UNFIT, step.written(), id + ": " + e.getMessage());
                return resource;
            }
        }
        return patched;
    }

    private Placed kept(ResourceId id, Placed before, Placed after, Origin change) {
        if (IDENTITY.stream()
                .allMatch(path -> after.tree().at(path).equals(before.tree().at(path)))) {
            return after;
        }
        problems.add(
                Problems.UNFIT,
                change,
                id
                        + ": found a change of apiVersion, kind, name or namespace; expected none; use namePrefix, nameSuffix or"
                        + " namespace");
        return before;
    }

    /** The resource without all that does not tell which it is. */
    private static Placed identity(Placed resource) {
        Placed identity = resource;
        for (String name : ((Mapping) resource.tree()).names()) {
            identity =
                    IDENTITY.contains(FieldPath.of(name)) || name.equals(METADATA) ? identity : identity.without(name);
        }
        Placed metadata = Objects.requireNonNull(resource.field(METADATA));
        for (String name : ((Mapping) metadata.tree()).names()) {
            metadata = IDENTITY.contains(FieldPath.of(METADATA, name)) ? metadata : metadata.without(name);
        }
        return identity.with(METADATA, metadata);
    }

    private @Nullable Schema schema(Placed resource) {
        Mapping tree = (Mapping) resource.tree();
        var kind = GroupVersionKind.of(
                tree.text("apiVersion").orElseThrow(), tree.text("kind").orElseThrow());
        return kinds.find(kind).map(ResourceKind::schema).orElse(null);
    }
}
