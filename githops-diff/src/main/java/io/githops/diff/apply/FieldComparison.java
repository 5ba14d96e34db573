package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The places in which two versions of an object differ. Containers that come or go are among the places.
 *
 * @see <a href="https://github.com/kubernetes-sigs/structured-merge-diff/blob/master/typed/compare.go">
 *     structured-merge-diff, typed/compare.go</a>
 */
final class FieldComparison {
    private final FieldSet.Builder added = new FieldSet.Builder();
    private final FieldSet.Builder modified = new FieldSet.Builder();
    private final FieldSet.Builder removed = new FieldSet.Builder();

    /** The differing places. */
    record Outcome(FieldSet added, FieldSet modified, FieldSet removed) {
        /** What the newer version has that the older has not, or has otherwise. */
        FieldSet changed() {
            return added.union(modified);
        }

        Outcome without(FieldSet ignored) {
            return new Outcome(added.without(ignored), modified.without(ignored), removed.without(ignored));
        }
    }

    private FieldComparison() {}

    static Outcome compare(Mapping older, Mapping newer, Schema schema) {
        var comparison = new FieldComparison();
        comparison.compareParts(older, newer, schema, new Path(null, null));
        return new Outcome(comparison.added.build(), comparison.modified.build(), comparison.removed.build());
    }

    private void compareParts(@Nullable Tree older, @Nullable Tree newer, Schema schema, Path path) {
        if (older == newer) {
            return;
        }
        Structure structure = Structure.of(schema, older, newer);
        boolean isEmpty = isEmpty(structure, older) && isEmpty(structure, newer);
        if (structure == Structure.LEAF || isEmpty) {
            compareLeaves(older, newer, path);
            return;
        }
        if (structure == Structure.MAPPING) {
            compareMappings(Structure.mapping(older), Structure.mapping(newer), schema, path);
        } else {
            compareLists(Structure.list(older), Structure.list(newer), schema, path);
        }
        if (older == null) {
            path.addTo(added);
        } else if (newer == null) {
            path.addTo(removed);
        }
    }

    private static boolean isEmpty(Structure structure, @Nullable Tree value) {
        return structure == Structure.MAPPING
                ? Structure.mapping(value).isEmpty()
                : Structure.list(value).isEmpty();
    }

    private void compareLeaves(@Nullable Tree older, @Nullable Tree newer, Path path) {
        if (older == null) {
            path.addTo(added);
        } else if (newer == null) {
            path.addTo(removed);
        } else if (!older.equals(newer)) {
            path.addTo(modified);
        }
    }

    private void compareMappings(Mapping older, Mapping newer, Schema schema, Path path) {
        older.forEach((name, value) -> compareField(name, value, newer.get(name), schema, path));
        newer.forEach((name, value) -> {
            if (!older.has(name)) {
                compareField(name, null, value, schema, path);
            }
        });
    }

    private void compareField(String name, @Nullable Tree older, @Nullable Tree newer, Schema schema, Path path) {
        Schema field = Objects.requireNonNullElse(Structure.field(schema, name), Schema.any());
        compareParts(older, newer, field, new Path(path, new PathElement.Field(name)));
    }

    private void compareLists(Sequence older, Sequence newer, Schema schema, Path path) {
        Map<PathElement, Tree> olderItems = index(older, schema);
        Map<PathElement, Tree> newerItems = index(newer, schema);
        Set<PathElement> steps = new LinkedHashSet<>(olderItems.keySet());
        steps.addAll(newerItems.keySet());
        for (PathElement step : steps) {
            compareParts(olderItems.get(step), newerItems.get(step), Structure.items(schema), new Path(path, step));
        }
    }

    private static Map<PathElement, Tree> index(Sequence list, Schema schema) {
        Map<PathElement, Tree> items = new LinkedHashMap<>();
        list.forEach(item -> items.putIfAbsent(Structure.step(schema, item), item));
        return items;
    }

    /** A path that shares its beginning with its siblings. */
    private record Path(@Nullable Path parent, @Nullable PathElement step) {
        void addTo(FieldSet.Builder set) {
            place(set).add();
        }

        private FieldSet.Builder place(FieldSet.Builder set) {
            return parent == null || step == null ? set : parent.place(set).below(step);
        }
    }
}
