package io.githops.harvester.embedded;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.Null;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges a patch into an object of a built-in kind: like a merge patch, but lists that have keys merge item by item. The
 * keys are those that server-side apply uses, which differ from Kubernetes' own for a few lists.
 */
final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_ITEMS = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    static Mapping apply(Mapping object, Mapping patch, @Nullable Schema schema) {
        Mapping merged = isDirective(patch, "replace") ? Mapping.empty() : object;
        for (int i = 0; i < patch.size(); i++) {
            String name = patch.name(i);
            if (name.startsWith(DELETE_ITEMS)) {
                merged = withoutItems(merged, name.substring(DELETE_ITEMS.length()), patch.sequence(name));
            } else if (!name.startsWith("$")) {
                merged = applyField(merged, name, patch.value(i), schema == null ? null : schema.field(name));
            }
        }
        return merged;
    }

    private static Mapping applyField(Mapping object, String name, Tree value, @Nullable Schema schema) {
        if (value instanceof Null || value instanceof Mapping mapping && isDirective(mapping, "delete")) {
            return object.without(name);
        }
        if (value instanceof Mapping mapping) {
            return object.edit(name, old -> apply(old, mapping, schema));
        }
        return value instanceof Sequence patch && schema != null
                ? object.with(name, applyList(object.sequence(name), patch, schema))
                : object.with(name, value);
    }

    private static Sequence applyList(Sequence list, Sequence patch, Schema schema) {
        return switch (schema.listType()) {
            case ATOMIC -> patch;
            case SET -> union(list, patch);
            case MAP -> applyItems(list, patch, schema);
        };
    }

    private static Sequence union(Sequence list, Sequence patch) {
        Set<Tree> items = new LinkedHashSet<>(list.items());
        items.addAll(patch.items());
        return Sequence.of(items);
    }

    private static Sequence applyItems(Sequence list, Sequence patch, Schema schema) {
        List<Tree> items = new ArrayList<>(list.items());
        for (Mapping item : patch.mappings()) {
            if (isDirective(item, "replace") && !hasKey(item, schema)) {
                items.clear();
                continue;
            }
            int at = indexOf(items, item, schema);
            if (isDirective(item, "delete")) {
                if (at >= 0) {
                    items.remove(at);
                }
            } else if (at >= 0) {
                items.set(
                        at, apply((Mapping) items.get(at), item, schema.items().orElse(null)));
            } else {
                items.add(apply(Mapping.empty(), item, schema.items().orElse(null)));
            }
        }
        return Sequence.of(items);
    }

    private static boolean hasKey(Mapping item, Schema list) {
        return list.listKeys().stream().anyMatch(item::has);
    }

    private static int indexOf(List<Tree> items, Mapping wanted, Schema list) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Mapping item && sameKey(item, wanted, list)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean sameKey(Mapping item, Mapping wanted, Schema list) {
        return hasKey(wanted, list)
                && list.listKeys().stream().allMatch(key -> {
                    @Nullable Tree value = wanted.get(key);
                    return value == null || value.equals(item.get(key));
                });
    }

    private static Mapping withoutItems(Mapping object, String name, Sequence unwanted) {
        Set<Tree> gone = Set.copyOf(unwanted.items());
        return object.has(name)
                ? object.with(
                        name,
                        Sequence.of(object.sequence(name).stream()
                                .filter(item -> !gone.contains(item))
                                .toList()))
                : object;
    }

    private static boolean isDirective(Mapping patch, String directive) {
        return new Text(directive).equals(patch.get(DIRECTIVE));
    }
}
