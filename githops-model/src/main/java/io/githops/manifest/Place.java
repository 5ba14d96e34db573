package io.githops.manifest;

import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;

/**
 * A place in a resource.
 *
 * @param named with list items addressed by key where they have one, for messages
 * @param indexed with list items addressed by index, for positions
 */
record Place(FieldPath named, FieldPath indexed) {
    static final Place ROOT = new Place(FieldPath.root(), FieldPath.root());

    Place field(String name) {
        return new Place(named.field(name), indexed.field(name));
    }

    Place item(PathElement element, int index) {
        return new Place(named.plus(element), indexed.item(index));
    }
}
