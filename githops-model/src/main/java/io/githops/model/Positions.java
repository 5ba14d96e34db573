package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.Optional;

/** Where the fields of one document were written. Immutable. */
@FunctionalInterface
public interface Positions {
    /** No position is known: the resource was not read from a file. */
    Positions NONE = path -> Optional.empty();

    /**
     * Where a field was written: the position of its name, of a list item's first character, or of the document for the
     * root. When the field is not in the document, empty.
     */
    Optional<Position> of(FieldPath path);

    /** Where a field was written, or else the nearest enclosing field that was. */
    default Optional<Position> nearest(FieldPath path) {
        FieldPath candidate = path;
        while (true) {
            Optional<Position> position = of(candidate);
            if (position.isPresent() || candidate.isRoot()) {
                return position;
            }
            candidate = candidate.parent();
        }
    }
}
