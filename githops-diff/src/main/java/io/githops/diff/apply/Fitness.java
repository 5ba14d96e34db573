package io.githops.diff.apply;

import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a value fits a schema so far that it can be merged: known fields, the right shapes, one item for each key. */
final class Fitness {
    private final Schema root;

    Fitness(Schema root) {
        this.root = root;
    }

    /** The first thing that does not fit, in the API server's words; null when all fits. */
    @Nullable
    String misfit(Mapping manifest) {
        return misfit(manifest, root, new Place(null, null));
    }

    private @Nullable String misfit(Tree value, Schema schema, Place path) {
        if (value instanceof Null) {
            return null;
        }
        return switch (schema.type()) {
            case OBJECT ->
                value instanceof Mapping mapping
                        ? misfitInMapping(mapping, schema, path)
                        : expected("map", value, path);
            case ARRAY ->
                value instanceof Sequence list ? misfitInList(list, schema, path) : expected("list", value, path);
            case STRING -> value.shape() == Tree.Shape.TEXT ? null : expected("string", value, path);
            case BOOLEAN -> value.shape() == Tree.Shape.BOOL ? null : expected("boolean", value, path);
            case INTEGER, NUMBER ->
                value.shape() == Tree.Shape.NUMBER ? null : expected("numeric (int or float)", value, path);
            case INT_OR_STRING, ANY -> null;
        };
    }

    private @Nullable String misfitInMapping(Mapping mapping, Schema schema, Place path) {
        for (int i = 0; i < mapping.size(); i++) {
            Schema field = Structure.field(schema, mapping.name(i));
            var place = new Place(path, new PathElement.Field(mapping.name(i)));
            String misfit = field == null
                    ? place.text() + ": field not declared in schema"
                    : misfit(mapping.value(i), field, place);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private @Nullable String misfitInList(Sequence list, Schema schema, Place path) {
        boolean isAtomic = schema.listType() == Schema.ListType.ATOMIC;
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            PathElement step = isAtomic ? new PathElement.Index(i) : Structure.step(schema, list.get(i));
            if (!seen.add(step)) {
                return path.text() + ": duplicate entries for key "
                        + ServerPath.text(FieldPath.root().plus(step));
            }
            String misfit = misfit(list.get(i), Structure.items(schema), new Place(path, step));
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private static String expected(String what, Tree value, Place path) {
        return path.text() + ": expected " + what + ", got " + found(value);
    }

    private static String found(Tree value) {
        return switch (value.shape()) {
            case MAPPING -> "map";
            case SEQUENCE -> "list";
            case TEXT -> "string";
            case NUMBER -> "number";
            case BOOL -> "boolean";
            case NULL -> "null";
        };
    }

    /** A place that is only spelled out where something does not fit. */
    private record Place(@Nullable Place parent, @Nullable PathElement step) {
        String text() {
            return ServerPath.text(path());
        }

        private FieldPath path() {
            return parent == null || step == null
                    ? FieldPath.root()
                    : parent.path().plus(step);
        }
    }
}
