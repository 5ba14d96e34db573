package io.githops.diff.guard;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.Optional;

/**
 * A label or annotation by which a tool knows its objects again.
 *
 * @param place {@code labels} or {@code annotations}
 * @param words what the tool calls the part of the cluster that the mark names: {@code Kustomization}
 * @param companion another mark at the same place, with the namespace of that part; empty when there is none
 */
record OwnershipMark(String tool, String place, String name, String words, String companion) {

    static OwnershipMark label(String tool, String name, String words, String companion) {
        return new OwnershipMark(tool, "labels", name, words, companion);
    }

    static OwnershipMark annotation(String tool, String name, String words, String companion) {
        return new OwnershipMark(tool, "annotations", name, words, companion);
    }

    FieldPath path() {
        return FieldPath.of("metadata", place, name);
    }

    Optional<String> value(Resource object) {
        return object.metadata().mapping(place).text(name);
    }

    /** The owner that the mark names; where the value goes on after a colon, that is about the object. */
    Owner owner(Resource object) {
        String first = object.metadata().mapping(place).text(companion).orElse("");
        String value = value(object).orElseThrow().split(":", 2)[0];
        String title = first.isEmpty() ? value : first + "/" + value;
        String kind = place.equals("labels") ? "label " : "annotation ";
        return new Owner(tool + " (" + words + " " + title + ")", kind + name);
    }
}
