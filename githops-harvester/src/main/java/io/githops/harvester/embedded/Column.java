package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param priority columns above 0 are shown on request only
 * @param cell the value for one object, null where it has none
 */
record Column(
        String name,
        String type,
        String format,
        String description,
        int priority,
        Function<Mapping, @Nullable Tree> cell) {
    private static final String PATH_PREFIX = "Custom resource definition column (in JSONPath format): ";

    static Column text(String name, Function<Mapping, @Nullable Tree> cell) {
        return new Column(name, "string", "", "", 0, cell);
    }

    static Column age() {
        return new Column(
                "Age",
                "date",
                "",
                "CreationTimestamp is a timestamp representing the server time when this object was created.",
                0,
                object -> object.mapping("metadata").get("creationTimestamp"));
    }

    /** The {@code additionalPrinterColumns} of a definition. */
    static List<Column> custom(Sequence definitions) {
        return definitions.mappings().stream().map(Column::custom).toList();
    }

    private static Column custom(Mapping definition) {
        String path = definition.text("jsonPath").orElse("");
        return new Column(
                definition.text("name").orElse(""),
                definition.text("type").orElse("string"),
                definition.text("format").orElse(""),
                definition.text("description").orElse(PATH_PREFIX + path),
                definition.get("priority") instanceof Num priority
                        ? priority.decimal().intValue()
                        : 0,
                new ColumnPath(path));
    }

    Mapping toTree() {
        var tree = Mapping.builder().put("name", name).put("type", type);
        if (!format.isEmpty()) {
            tree.put("format", format);
        }
        if (cell instanceof ColumnPath path) {
            tree.put("jsonPath", path.text());
        }
        if (priority != 0) {
            tree.put("priority", priority);
        }
        return tree.build();
    }

    /** The column's head as a table carries it. */
    Mapping definition() {
        return Mapping.builder()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority)
                .build();
    }
}
