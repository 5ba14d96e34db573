package io.githops.manifest.yaml;

import io.githops.model.Positions;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;

/** A tree as it was written in a file, or a part of one. Immutable. */
public final class Document {
    private final Tree tree;
    private final Marks marks;
    private final int line;
    private final int column;

    Document(Placed root, Mark start) {
        this(root, start.getLine() + 1, start.getColumn() + 1);
    }

    Document(Placed root, int line, int column) {
        this.tree = root.tree();
        this.marks = root.marks();
        this.line = line;
        this.column = column;
    }

    public Tree tree() {
        return tree;
    }

    /** Where the document begins, one-based. */
    public int line() {
        return line;
    }

    /** Where the document begins, one-based. */
    public int column() {
        return column;
    }

    /** The items of the list in a field as documents of their own; empty when the field is absent or no list. */
    public List<Document> items(String field) {
        if (!(tree instanceof Mapping mapping) || !(mapping.get(field) instanceof Sequence items)) {
            return List.of();
        }
        Marks places = marks.of(mapping.indexOf(field));
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Document(new Placed(items.get(i), places.of(i)), places.line(i), places.column(i)))
                .toList();
    }

    /** Where the fields were written in the file of the given name. */
    public Positions positions(String file) {
        return new DocumentPositions(file, tree, marks, line, column);
    }
}
