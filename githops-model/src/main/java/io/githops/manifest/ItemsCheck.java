package io.githops.manifest;

import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out how the items of a list are addressed, and reports items that are there twice. */
final class ItemsCheck {
    private static final String DUPLICATE = "GH1207";
    private static final List<String> NAME = List.of("name");

    private final Findings findings;

    ItemsCheck(Findings findings) {
        this.findings = findings;
    }

    /** The place of each item: by key where the schema has keys, by name where all items have their own, else by index. */
    List<Place> places(Schema schema, Sequence list, Place place) {
        List<Place> places = new ArrayList<>(list.size());
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            PathElement element = element(schema, list.get(i));
            if (element != null && seen.add(element)) {
                places.add(place.item(element, i));
                continue;
            }
            places.add(place.item(new PathElement.Index(i), i));
            if (element != null && schema.listType() != Schema.ListType.ATOMIC) {
                duplicate(schema, element, places.get(i));
            }
        }
        return places;
    }

    private static @Nullable PathElement element(Schema schema, Tree item) {
        return switch (schema.listType()) {
            case SET -> item instanceof Mapping || item instanceof Sequence ? null : new PathElement.Value(item);
            case MAP -> key(schema, item, schema.listKeys());
            case ATOMIC -> key(schema, item, NAME);
        };
    }

    private static @Nullable PathElement key(Schema schema, Tree item, List<String> names) {
        SortedMap<String, Tree> key = new TreeMap<>();
        for (String name : names) {
            Tree value = item instanceof Mapping mapping ? mapping.get(name) : null;
            if (value == null && schema.items().isPresent()) {
                Schema field = schema.items().get().properties().get(name);
                value = field == null ? null : field.defaultValue().orElse(null);
            }
            if (value == null || value instanceof Mapping || value instanceof Sequence) {
                return null;
            }
            key.put(name, value);
        }
        return key.isEmpty() ? null : new PathElement.Key(key);
    }

    private void duplicate(Schema schema, PathElement element, Place place) {
        String found;
        String expected;
        if (element instanceof PathElement.Value item) {
            found = findings.found(place, item.value());
            expected = "expected each item once";
        } else {
            found = "found " + element.text();
            expected = "expected each " + String.join(", ", schema.listKeys()) + " once";
        }
        findings.add(DUPLICATE, place, found + " again", expected, "Remove one of them");
    }
}
