package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ObjectStore.StoredObject;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All objects as one JSON text: a Kubernetes {@code List}, such as {@code kubectl get -o json} prints. */
final class StateText {
    private StateText() {}

    static String write(List<StoredObject> objects, long revision) {
        return text(objects.stream().map(StoredObject::object).toList(), Long.toString(revision));
    }

    static String of(List<Mapping> objects) {
        return text(objects, "");
    }

    private static String text(List<Mapping> objects, String revision) {
        return Json.text(Mapping.builder()
                .put("kind", "List")
                .put("apiVersion", "v1")
                .put("metadata", Mapping.of("resourceVersion", new Text(revision)))
                .put("items", Sequence.of(objects))
                .build());
    }

    /**
     * The objects of a list by their identity, in the order of the list.
     *
     * @throws IllegalArgumentException when the text is no list of objects
     */
    static Map<ResourceId, Mapping> read(String text) {
        Map<ResourceId, Mapping> objects = new LinkedHashMap<>();
        for (Mapping item : list(text).sequence("items").mappings()) {
            objects.put(Resource.of(item).id(), item);
        }
        return objects;
    }

    /** The newest revision the list speaks of; 0 when it speaks of none. */
    static long revision(String text) {
        Mapping list = list(text);
        return list.sequence("items").mappings().stream()
                .map(ObjectMetadata::resourceVersion)
                .mapToLong(StateText::number)
                .reduce(number(list.mapping("metadata").text("resourceVersion").orElse("")), Math::max);
    }

    private static Mapping list(String text) {
        try {
            if (Json.parse(text) instanceof Mapping list && list.get("items") instanceof Sequence) {
                return list;
            }
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the state is no JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the state is no list of objects; expected a mapping with items");
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
