package io.githops.overlay;

import io.githops.model.Position;
import io.githops.model.Positions;
import io.githops.tree.FieldPath;
import io.githops.tree.PathElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a value was written, and which of its parts were written elsewhere. Immutable. */
final class Origin {
    private final Positions document;
    private final FieldPath at;
    private final Map<PathElement, Origin> elsewhere;

    private Origin(Positions document, FieldPath at, Map<PathElement, Origin> elsewhere) {
        this.document = document;
        this.at = at;
        this.elsewhere = elsewhere;
    }

    static Origin of(Positions document) {
        return new Origin(document, FieldPath.root(), Map.of());
    }

    /** The document that a value is, if all of it was written there; else null. */
    @Nullable
    Positions document() {
        return at.isRoot() && elsewhere.isEmpty() ? document : null;
    }

    /** Where the value, or else what holds it, was written; empty when nobody knows. */
    Optional<Position> position() {
        return document.nearest(at);
    }

    /** Where the value was written; empty when it was not. */
    Optional<Position> exactPosition() {
        return document.of(at);
    }

    /** @param step a field or an index */
    Origin part(PathElement step) {
        Origin other = elsewhere.get(step);
        return other == null ? new Origin(document, at.plus(step), Map.of()) : other;
    }

    Origin part(FieldPath path) {
        Origin reached = this;
        for (PathElement step : path.elements()) {
            reached = reached.part(step);
        }
        return reached;
    }

    Origin with(PathElement step, Origin part) {
        Map<PathElement, Origin> parts = new HashMap<>(elsewhere);
        parts.put(step, part);
        return new Origin(document, at, parts);
    }

    /** A list whose items were written at these places. */
    Origin withItems(List<Origin> items) {
        Map<PathElement, Origin> parts = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            parts.put(new PathElement.Index(i), items.get(i));
        }
        return new Origin(document, at, parts);
    }
}
