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
        return misfit(manifest, root, FieldPath.root());
    }

    private @Nullable String misfit(Tree value, Schema schema, FieldPath path) {
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

    private @Nullable String misfitInMapping(Mapping mapping, Schema schema, FieldPath path) {
        for (int i = 0; i < mapping.size(); i++) {
            FieldPath place = path.field(mapping.name(i));
            Schema field = Structure.field(schema, mapping.name(i));
            String misfit = field == null
                    ? ServerPath.text(place) + ": field not declared in schema"
                    : misfit(mapping.value(i), field, place);
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private @Nullable String misfitInList(Sequence list, Schema schema, FieldPath path) {
        boolean isAtomic = schema.listType() == Schema.ListType.ATOMIC;
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            PathElement step = isAtomic ? new PathElement.Index(i) : Structure.step(schema, list.get(i));
            if (!seen.add(step)) {
                return ServerPath.text(path) + ": duplicate entries for key "
                        + ServerPath.text(FieldPath.root().plus(step));
            }
            String misfit = misfit(list.get(i), Structure.items(schema), path.plus(step));
            if (misfit != null) {
                return misfit;
            }
        }
        return null;
    }

    private static String expected(String what, Tree value, FieldPath path) {
        return ServerPath.text(path) + ": expected " + what + ", got " + found(value);
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
}
