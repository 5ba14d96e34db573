package io.githops.diff.difference;

import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two versions of an object differ. Lists are matched by the schema's keys, or by {@code name} (in metadata too)
 * where every item has one; other lists differ as a whole. Labels and other entries differ one by one even where the other
 * side has none. JSON inside strings is compared as JSON.
 */
public final class Differences {
    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** The differences in the order of the desired object, then what only live has. */
    public static List<Difference> between(Mapping live, Mapping desired, Schema schema) {
        var differences = new Differences();
        differences.compareMappings(live, desired, schema, FieldPath.root());
        return differences.found;
    }

    private void compare(@Nullable Tree live, @Nullable Tree desired, Schema schema, FieldPath path) {
        if (Objects.equals(live, desired)) {
            return;
        }
        if (live instanceof Mapping old && desired instanceof Mapping wanted) {
            compareMappings(old, wanted, schema, path);
        } else if (live instanceof Sequence old && desired instanceof Sequence wanted) {
            compareLists(old, wanted, schema, path);
        } else if (live instanceof Text old && desired instanceof Text wanted) {
            compareTexts(old, wanted, path);
        } else if (live == null && hasEntries(desired, schema)) {
            compareMappings(Mapping.empty(), (Mapping) desired, schema, path);
        } else if (desired == null && hasEntries(live, schema)) {
            compareMappings((Mapping) live, Mapping.empty(), schema, path);
        } else {
            found.add(new Difference(path, live, desired));
        }
    }

    /** Whether a value holds entries with names of their own, such as labels, which come and go one by one. */
    private static boolean hasEntries(@Nullable Tree value, Schema schema) {
        return value instanceof Mapping mapping
                && !mapping.isEmpty()
                && schema.additionalProperties().isPresent()
                && schema.properties().isEmpty();
    }

    private void compareMappings(Mapping live, Mapping desired, Schema schema, FieldPath path) {
        desired.forEach((name, value) -> compare(live.get(name), value, child(schema, name), path.field(name)));
        live.forEach((name, value) -> {
            if (!desired.has(name)) {
                compare(value, null, child(schema, name), path.field(name));
            }
        });
    }

    private void compareLists(Sequence live, Sequence desired, Schema schema, FieldPath path) {
        Optional<Map<PathElement, Tree>> old = index(live, schema);
        Optional<Map<PathElement, Tree>> wanted = index(desired, schema);
        if (old.isEmpty() || wanted.isEmpty()) {
            found.add(new Difference(path, live, desired));
            return;
        }
        int before = found.size();
        Set<PathElement> steps = new LinkedHashSet<>(wanted.get().keySet());
        steps.addAll(old.get().keySet());
        Schema items = schema.items().orElse(Schema.any());
        steps.forEach(step -> compare(old.get().get(step), wanted.get().get(step), items, path.plus(step)));
        boolean isReordered = found.size() == before && schema.listType() == Schema.ListType.ATOMIC;
        if (isReordered) {
            found.add(new Difference(path, live, desired));
        }
    }

    private void compareTexts(Text live, Text desired, FieldPath path) {
        Optional<Tree> old = json(live.value());
        Optional<Tree> wanted = json(desired.value());
        if (old.isPresent() && wanted.isPresent()) {
            compare(old.get(), wanted.get(), Schema.any(), path);
        } else {
            found.add(new Difference(path, live, desired));
        }
    }

    private static Optional<Tree> json(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(text));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** The items by the step that leads to them; empty when some item has none or two share one. */
    private static Optional<Map<PathElement, Tree>> index(Sequence list, Schema schema) {
        Map<PathElement, Tree> items = new LinkedHashMap<>();
        for (Tree item : list) {
            PathElement step = step(item, schema);
            if (step == null || items.put(step, item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(items);
    }

    /** The step that leads to an item of a list; null when nothing in the item tells. */
    public static @Nullable PathElement step(Tree item, Schema schema) {
        if (schema.listType() == Schema.ListType.SET) {
            return new PathElement.Value(item);
        }
        if (!(item instanceof Mapping mapping)) {
            return null;
        }
        if (schema.listType() == Schema.ListType.MAP) {
            Map<String, Tree> key = new LinkedHashMap<>();
            schema.listKeys().stream()
                    .filter(mapping::has)
                    .forEach(name -> key.put(name, Objects.requireNonNull(mapping.get(name))));
            return PathElement.Key.of(key);
        }
        Tree name = mapping.has("name")
                ? mapping.get("name")
                : mapping.mapping("metadata").get("name");
        return name instanceof Text ? PathElement.Key.of(Map.of("name", name)) : null;
    }

    static Schema child(Schema schema, String name) {
        return Objects.requireNonNullElse(schema.field(name), Schema.any());
    }
}
