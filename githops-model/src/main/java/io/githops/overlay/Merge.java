package io.githops.overlay;

import io.githops.schema.Schema;
import io.githops.schema.Schema.ListType;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lays a partial resource over a resource, like a strategic merge patch: mappings merge, null removes, and a list merges
 * item by item where the schema has keys for it, else it is replaced. What is equal already keeps its place.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md">
 *     Kubernetes, strategic merge patch</a>
 */
final class Merge {
    static final String DIRECTIVE = "$patch";
    private static final String DELETE = "delete";
    private static final String REPLACE = "replace";
    private static final String DELETE_ITEMS = "$deleteFromPrimitiveList/";

    private final BiConsumer<Placed, String> problems;

    /** @param problems takes parts of a patch that cannot be done, and why */
    Merge(BiConsumer<Placed, String> problems) {
        this.problems = problems;
    }

    /** Whether a patch removes what it is laid over. */
    static boolean deletes(Placed patch) {
        return DELETE.equals(directive(patch));
    }

    /** Whether a patch takes the place of what it is laid over. */
    static boolean replaces(Placed patch) {
        return REPLACE.equals(directive(patch));
    }

    /** @param schema null when nothing is known */
    Placed merge(Placed object, Placed patch, @Nullable Schema schema) {
        Placed merged = replaces(patch) ? patch.emptied() : object;
        for (String name : ((Mapping) patch.tree()).names()) {
            Placed value = Objects.requireNonNull(patch.field(name));
            if (name.startsWith(DELETE_ITEMS)) {
                merged = withoutItems(merged, name.substring(DELETE_ITEMS.length()), value);
            } else if (name.startsWith("$")) {
                requireKnown(name, value);
            } else {
                merged = field(merged, name, value, schema == null ? null : schema.field(name));
            }
        }
        return merged;
    }

    private void requireKnown(String name, Placed value) {
        boolean isKnown =
                name.equals(DIRECTIVE) && Set.of("merge", REPLACE, DELETE).contains(text(value.tree()));
        if (!isKnown) {
            problems.accept(
                    value,
                    "found the directive " + name + "; expected $patch with merge, replace or delete, or "
                            + DELETE_ITEMS + "...");
        }
    }

    private Placed field(Placed object, String name, Placed value, @Nullable Schema schema) {
        if (value.tree() instanceof Null || deletes(value)) {
            return object.without(name);
        }
        Placed old = object.field(name);
        if (old != null && old.tree().equals(value.tree())) {
            return object;
        }
        if (value.tree() instanceof Mapping) {
            boolean merges = old != null && old.tree() instanceof Mapping;
            return object.with(name, merge(merges ? old : value.emptied(), value, schema));
        }
        if (value.tree() instanceof Sequence) {
            Placed list = old != null && old.tree() instanceof Sequence ? old : value.withItems(List.of());
            return object.with(name, list(list, value, schema));
        }
        return object.with(name, value);
    }

    private Placed list(Placed list, Placed patch, @Nullable Schema schema) {
        ListType type = schema == null ? ListType.ATOMIC : schema.listType();
        return switch (type) {
            case ATOMIC -> replaced(patch);
            case SET -> union(list, patch);
            case MAP -> items(list, patch, schema);
        };
    }

    private Placed replaced(Placed patch) {
        patch.items().stream()
                .filter(item -> directive(item) != null)
                .forEach(item -> problems.accept(
                        item,
                        "found $patch in a list whose items have no key in the schema of the kind, so that it is replaced"
                                + " as a whole; expected the whole list, or operations on its items"));
        return patch;
    }

    private static Placed union(Placed list, Placed patch) {
        List<Placed> items = new ArrayList<>(list.items());
        patch.items().stream()
                .filter(item -> items.stream().noneMatch(known -> known.tree().equals(item.tree())))
                .forEach(items::add);
        return list.withItems(items);
    }

    private Placed items(Placed list, Placed patch, Schema schema) {
        ListKeys keys = new ListKeys(schema);
        List<Placed> items = new ArrayList<>(list.items());
        for (Placed item : patch.items()) {
            if (replaces(item) && !keys.isNamed(item)) {
                items.clear();
            } else if (keys.isNamed(item)) {
                item(items, keys.matching(items, item), item, schema.items().orElse(null));
            } else {
                problems.accept(item, "found an item without its key; expected " + keys);
            }
        }
        return list.withItems(items);
    }

    private void item(List<Placed> items, List<Integer> places, Placed patch, @Nullable Schema schema) {
        if (places.size() > 1) {
            problems.accept(
                    patch, "found " + places.size() + " items of this key; expected one, write all parts of the key");
        } else if (!deletes(patch)) {
            if (places.isEmpty()) {
                items.add(merge(patch.emptied(), patch, schema));
            } else {
                items.set(places.get(0), merge(items.get(places.get(0)), patch, schema));
            }
        } else if (places.isEmpty()) {
            problems.accept(patch, "found no item of this key to delete; expected one in the resource");
        } else {
            items.remove((int) places.get(0));
        }
    }

    private Placed withoutItems(Placed object, String name, Placed unwanted) {
        Placed list = object.field(name);
        if (list == null || !(list.tree() instanceof Sequence)) {
            problems.accept(unwanted, "found no list " + FieldPath.of(name) + " to delete from; expected one");
            return object;
        }
        List<Tree> gone = unwanted.items().stream().map(Placed::tree).toList();
        return object.with(
                name,
                list.withItems(list.items().stream()
                        .filter(item -> !gone.contains(item.tree()))
                        .toList()));
    }

    private static @Nullable String directive(Placed patch) {
        Placed directive = patch.field(DIRECTIVE);
        return directive == null ? null : text(directive.tree());
    }

    private static String text(Tree tree) {
        return tree instanceof Text text ? text.value() : "";
    }
}
