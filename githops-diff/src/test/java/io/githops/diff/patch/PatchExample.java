package io.githops.diff.patch;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A document, a patch of it, and what comes of that. */
record PatchExample(Mapping fields) {
    private static final Path FOLDER = Path.of("src", "test", "resources", "patches");

    static List<PatchExample> read(String name) throws IOException {
        return parse(Files.readString(FOLDER.resolve(name)));
    }

    static List<PatchExample> parse(String json) {
        return ((Sequence) Json.parse(json))
                .mappings().stream().map(PatchExample::new).toList();
    }

    boolean has(String field) {
        return fields.has(field);
    }

    Tree tree(String field) {
        return Objects.requireNonNull(fields.get(field), field);
    }

    String text(String field) {
        return fields.text(field).orElse("");
    }

    @Override
    public String toString() {
        return fields.text("comment").orElseGet(() -> Json.text(fields));
    }
}
