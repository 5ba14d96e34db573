package io.githops.model;

import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes resources of the items of one list, with the type of the list where an item names none. */
final class ListTyping {
    private static final String NO_RESOURCE = "GH1010";
    private static final String NO_LIST = "GH1107";
    private static final String LIST_SUFFIX = "List";

    private final Consumer<Resource> resources;

    /** Items without a type, while the list has not told its own. */
    private final List<Mapping> waiting = new ArrayList<>();

    private @Nullable Mapping typedBy;
    private @Nullable GroupVersionKind itemType;
    private long size;

    ListTyping(Consumer<Resource> resources) {
        this.resources = resources;
    }

    /** @param list what the list has told so far */
    void add(Mapping list, Tree item) {
        if (!(item instanceof Mapping mapping)) {
            String message = "list: items[" + size + "]: found " + item.shape().words()
                    + "; expected a mapping with apiVersion, kind and metadata";
            throw new ManifestException(List.of(Problem.error(NO_RESOURCE, message, null)));
        }
        size++;
        if (mapping.has("apiVersion") || mapping.has("kind")) {
            resources.accept(Resource.of(mapping));
        } else if (list.has("apiVersion") && list.has("kind")) {
            resources.accept(Resource.of(typed(mapping, list)));
        } else {
            waiting.add(mapping);
        }
    }

    /** @param list all but the items */
    ResourceList finish(Mapping list) {
        if (!list.has("items") || !list.text("kind").orElse("").endsWith(LIST_SUFFIX)) {
            String message = "found " + list.text("kind").orElse("an object without kind")
                    + "; expected a list of resources, with a kind that ends in List and with items";
            throw new ManifestException(List.of(Problem.error(NO_LIST, message, null)));
        }
        waiting.forEach(item -> resources.accept(Resource.of(typed(item, list))));
        return new ResourceList(list, size);
    }

    private Mapping typed(Mapping item, Mapping list) {
        if (typedBy != list) {
            typedBy = list;
            itemType = itemType(list);
        }
        return itemType == null
                ? item
                : Mapping.builder()
                        .put("apiVersion", itemType.apiVersion())
                        .put("kind", itemType.kind())
                        .putAll(item)
                        .build();
    }

    /** The type of the items, or null for a list of any resources. */
    private static @Nullable GroupVersionKind itemType(Mapping list) {
        String kind = list.text("kind").orElse("");
        return kind.endsWith(LIST_SUFFIX) && kind.length() > LIST_SUFFIX.length()
                ? GroupVersionKind.of(
                        list.text("apiVersion").orElse(""), kind.substring(0, kind.length() - LIST_SUFFIX.length()))
                : null;
    }
}
