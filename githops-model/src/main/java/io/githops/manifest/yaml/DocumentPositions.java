package io.githops.manifest.yaml;

import io.githops.model.Position;
import io.githops.model.Positions;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Optional;

/** Finds the place of a field by walking a document's tree and its marks side by side. */
record DocumentPositions(String file, Tree tree, Marks marks, int line, int column) implements Positions {

    @Override
    public Optional<Position> of(FieldPath path) {
        Tree reached = tree;
        Marks places = marks;
        int lineReached = line;
        int columnReached = column;
        for (PathElement element : path.elements()) {
            int part = find(element, reached);
            if (part < 0) {
                return Optional.empty();
            }
            lineReached = places.line(part);
            columnReached = places.column(part);
            places = places.of(part);
            reached = reached instanceof Mapping mapping ? mapping.value(part) : ((Sequence) reached).get(part);
        }
        return Optional.of(new Position(file, lineReached, columnReached));
    }

    private static int find(PathElement element, Tree tree) {
        if (tree instanceof Mapping mapping) {
            return element instanceof PathElement.Field field ? mapping.indexOf(field.name()) : -1;
        }
        return tree instanceof Sequence sequence ? findItem(element, sequence) : -1;
    }

    private static int findItem(PathElement element, Sequence sequence) {
        if (element instanceof PathElement.Index index) {
            return index.index() < sequence.size() ? index.index() : -1;
        }
        for (int i = 0; i < sequence.size(); i++) {
            Tree item = sequence.get(i);
            if (element instanceof PathElement.Key key && key.matches(item)
                    || element instanceof PathElement.Value value
                            && value.value().equals(item)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
