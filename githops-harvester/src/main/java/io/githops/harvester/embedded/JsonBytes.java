package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Trees as JSON in UTF-8. */
final class JsonBytes {
    private JsonBytes() {}

    static byte[] of(Tree tree) {
        return written(tree).toByteArray();
    }

    /** With a line break at the end. */
    static byte[] ofLine(Tree tree) {
        ByteArrayOutputStream out = written(tree);
        out.write('\n');
        return out.toByteArray();
    }

    private static ByteArrayOutputStream written(Tree tree) {
        var out = new ByteArrayOutputStream();
        try {
            Json.write(tree, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
