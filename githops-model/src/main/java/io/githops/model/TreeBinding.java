package io.githops.model;

import io.githops.model.TakenValue.Missing;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds the late-bound values of one resource. Used once. */
final class TreeBinding {
    private final ObjectNotation notation;
    private final Kinds kinds;
    private final Resource resource;
    private final Function<ResourceId, Optional<Mapping>> objects;
    private final Consumer<Problem> problems;
    private final Consumer<LateBoundValue> values;
    private final List<TakenValue> taken = new ArrayList<>();
    private final Set<String> secrets = new HashSet<>();

    /**
     * @param problems takes what is malformed
     * @param values takes what is not
     */
    TreeBinding(
            Kinds kinds,
            Resource resource,
            Function<ResourceId, Optional<Mapping>> objects,
            Consumer<Problem> problems,
            Consumer<LateBoundValue> values) {
        this.notation = new ObjectNotation(kinds);
        this.kinds = kinds;
        this.resource = resource;
        this.objects = objects;
        this.problems = problems;
        this.values = values;
    }

    BoundResource bind() {
        Schema schema = kinds.find(resource.groupVersionKind())
                .<Schema>map(ResourceKind::schema)
                .orElse(Schema.any());
        Mapping bound = (Mapping) bind(resource.tree(), schema, FieldPath.root());
        return new BoundResource(resource, resource.withTree(bound), taken, secrets);
    }

    private Tree bind(Tree tree, @Nullable Schema schema, FieldPath path) {
        if (tree instanceof Mapping mapping) {
            return inMapping(mapping, schema, path);
        }
        if (tree instanceof Sequence items) {
            return inList(items, schema, path);
        }
        return tree instanceof Text text && LateBoundText.isSpecial(text.value()) ? inText(text, schema, path) : tree;
    }

    private Mapping inMapping(Mapping mapping, @Nullable Schema schema, FieldPath path) {
        Mapping bound = mapping;
        for (int i = 0; i < mapping.size(); i++) {
            String name = mapping.name(i);
            Tree value = mapping.value(i);
            Tree changed = bind(value, schema == null ? null : schema.field(name), path.field(name));
            if (changed != value) {
                bound = bound.with(name, changed);
            }
        }
        return bound;
    }

    private Sequence inList(Sequence items, @Nullable Schema schema, FieldPath path) {
        Sequence bound = items;
        for (int i = 0; i < items.size(); i++) {
            Tree changed =
                    bind(items.get(i), schema == null ? null : schema.child(new PathElement.Index(i)), path.item(i));
            if (changed != items.get(i)) {
                bound = bound.with(i, changed);
            }
        }
        return bound;
    }

    private Tree inText(Text text, @Nullable Schema schema, FieldPath path) {
        Tree document = json(text.value());
        if (document != null) {
            Tree bound = inJson(document, path);
            return bound == document ? text : new Text(Json.text(bound));
        }
        return parts(text, schema, path);
    }

    /** Values within JSON text have the path of the field that holds the text. */
    private Tree inJson(Tree tree, FieldPath path) {
        if (tree instanceof Mapping mapping) {
            Mapping bound = mapping;
            for (int i = 0; i < mapping.size(); i++) {
                bound = bound.with(mapping.name(i), inJson(mapping.value(i), path));
            }
            return bound;
        }
        if (tree instanceof Sequence items) {
            return items.map(item -> inJson(item, path));
        }
        return tree instanceof Text text && LateBoundText.isSpecial(text.value()) ? inText(text, null, path) : tree;
    }

    private static @Nullable Tree json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return null;
        }
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    /** The text as it is when a value in it is not known, so that it can be bound later as a whole. */
    private Tree parts(Text text, @Nullable Schema schema, FieldPath path) {
        LateBoundText late = LateBoundText.parse(text.value());
        List<Tree> found = new ArrayList<>();
        for (LateBoundText.Part part : late.parts()) {
            Tree value = part.isPlain() ? new Text(part.text()) : value(part, path);
            if (value != null) {
                found.add(value);
            }
        }
        if (found.size() < late.parts().size()) {
            return text;
        }
        if (late.isOneReference()) {
            boolean isText = schema != null && schema.type() == Schema.Type.STRING;
            return isText ? new Text(spelling(found.get(0))) : found.get(0);
        }
        var whole = new StringBuilder();
        found.forEach(part -> whole.append(spelling(part)));
        return new Text(whole.toString());
    }

    private @Nullable Tree value(LateBoundText.Part part, FieldPath path) {
        LateBoundValue value = wellWritten(part, path);
        if (value == null) {
            return null;
        }
        values.accept(value);
        Optional<Mapping> object = objects.apply(value.object());
        Tree found = object.flatMap(tree -> tree.at(value.field())).orElse(Null.NULL);
        Missing missing = missing(object, found);
        boolean isSensitive = isSensitive(value, object);
        taken.add(new TakenValue(value, missing, isSensitive));
        if (missing == null && isSensitive) {
            addSecret(found);
        }
        return missing == null ? found : null;
    }

    private static @Nullable Missing missing(Optional<Mapping> object, Tree found) {
        if (object.isEmpty()) {
            return Missing.OBJECT;
        }
        if (found instanceof Null) {
            return Missing.FIELD;
        }
        return found instanceof Mapping || found instanceof Sequence ? Missing.SCALAR : null;
    }

    private @Nullable LateBoundValue wellWritten(LateBoundText.Part part, FieldPath path) {
        String complaint = part.complaint();
        if (complaint == null) {
            try {
                ResourceId object = notation.parse(Objects.requireNonNull(part.object()), resource);
                return new LateBoundValue(path, object, Objects.requireNonNull(part.field()));
            } catch (IllegalArgumentException e) {
                complaint = part.text() + ": " + e.getMessage();
            }
        }
        problems.accept(Problem.error(
                "GH1411",
                resource + ": " + path + ": " + complaint,
                resource.positions().nearest(path).orElse(null)));
        return null;
    }

    /** Of an object that is not there, what may be sensitive is. */
    private boolean isSensitive(LateBoundValue value, Optional<Mapping> object) {
        return kinds
                .find(value.object().group(), value.object().kind())
                .map(kind -> object.map(tree -> kind.sensitiveFields(Resource.of(tree)))
                        .orElseGet(kind::sensitiveFields))
                .orElse(List.of())
                .stream()
                .anyMatch(pattern -> pattern.contains(value.field()) || pattern.isBelow(value.field()));
    }

    private void addSecret(Tree value) {
        String text = spelling(value);
        String quoted = Json.text(new Text(text));
        if (!text.isEmpty()) {
            secrets.add(text);
            secrets.add(quoted.substring(1, quoted.length() - 1));
        }
    }

    private static String spelling(Tree scalar) {
        return scalar instanceof Text text ? text.value() : Json.text(scalar);
    }
}
