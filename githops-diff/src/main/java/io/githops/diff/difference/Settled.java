package io.githops.diff.difference;

import io.githops.schema.Schema;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settles a difference in favour of the live side. */
public final class Settled {
    private final List<PathElement> steps;
    private final @Nullable Tree live;

    private Settled(Difference difference) {
        steps = difference.path().elements();
        live = difference.live();
    }

    /**
     * The manifest with the live value, or without the field when live has none; the same instance where it is so already.
     */
    public static Mapping forLive(Mapping manifest, Difference difference, Schema schema) {
        return (Mapping) new Settled(difference).edit(manifest, schema, 0);
    }

    private Tree edit(Tree tree, Schema schema, int depth) {
        if (depth == steps.size()) {
            return Objects.requireNonNullElse(live, tree);
        }
        if (tree instanceof Text text) {
            return editJson(text, depth);
        }
        PathElement step = steps.get(depth);
        if (tree instanceof Mapping mapping && step instanceof PathElement.Field field) {
            return editField(mapping, field.name(), schema, depth);
        }
        return tree instanceof Sequence list ? editItem(list, step, schema, depth) : tree;
    }

    private Tree editField(Mapping mapping, String name, Schema schema, int depth) {
        boolean isLast = depth + 1 == steps.size();
        if (isLast) {
            return live == null ? mapping.without(name) : mapping.with(name, written(mapping.get(name), live));
        }
        Tree value = mapping.get(name);
        if (value == null && live == null) {
            return mapping;
        }
        Tree around = value == null ? emptyFor(steps.get(depth + 1)) : value;
        return mapping.with(name, edit(around, Differences.child(schema, name), depth + 1));
    }

    /** The live value as the manifest has values of the field: JSON in a text stays in one. */
    private static Tree written(@Nullable Tree authored, Tree live) {
        boolean isJson = authored instanceof Text && (live instanceof Mapping || live instanceof Sequence);
        return isJson ? new Text(Json.text(live)) : live;
    }

    private static Tree emptyFor(PathElement step) {
        return step instanceof PathElement.Field ? Mapping.empty() : Sequence.empty();
    }

    private Tree editItem(Sequence list, PathElement step, Schema schema, int depth) {
        boolean isLast = depth + 1 == steps.size();
        Schema items = schema.items().orElse(Schema.any());
        List<Tree> edited = new ArrayList<>();
        boolean isFound = false;
        for (Tree item : list) {
            boolean isMeant = step.equals(Differences.step(item, schema));
            isFound |= isMeant;
            if (!isMeant) {
                edited.add(item);
            } else if (!isLast) {
                edited.add(edit(item, items, depth + 1));
            } else if (live != null) {
                edited.add(live);
            }
        }
        if (!isFound && isLast && live != null) {
            edited.add(live);
        }
        return Sequence.of(edited);
    }

    private Tree editJson(Text text, int depth) {
        try {
            return new Text(Json.text(edit(Json.parse(text.value()), Schema.any(), depth)));
        } catch (MalformedJsonException e) {
            return text;
        }
    }
}
