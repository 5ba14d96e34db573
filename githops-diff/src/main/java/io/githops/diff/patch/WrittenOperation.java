package io.githops.diff.patch;

import io.githops.diff.patch.PatchOperation.Verb;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operation as a document spells it: {@code {"op": "remove", "path": "/spec/running"}}. */
final class WrittenOperation {
    private static final String VERBS =
            Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));

    private final String where;
    private final Mapping fields;

    private WrittenOperation(String where, Mapping fields) {
        this.where = where;
        this.fields = fields;
    }

    /**
     * @param number the operation's place in its patch, one-based
     * @throws PatchException when it is none
     */
    static PatchOperation read(int number, Tree operation) {
        String where = "operation " + number;
        if (!(operation instanceof Mapping fields)) {
            throw PatchException.malformed(
                    where,
                    operation.shape().words(),
                    "a mapping with op and path",
                    "write each operation as a mapping");
        }
        return new WrittenOperation(where, fields).read();
    }

    private PatchOperation read() {
        String op = text("op");
        Verb verb = Arrays.stream(Verb.values())
                .filter(known -> known.word().equals(op))
                .findFirst()
                .orElseThrow(() ->
                        PatchException.malformed(where, "an unknown op", "one of " + VERBS, "correct its spelling"));
        JsonPointer path = pointer("path");
        return switch (verb) {
            case ADD -> new PatchOperation.Add(path, value());
            case REMOVE -> new PatchOperation.Remove(path);
            case REPLACE -> new PatchOperation.Replace(path, value());
            case MOVE -> new PatchOperation.Move(pointer("from"), path);
            case COPY -> new PatchOperation.Copy(pointer("from"), path);
            case TEST -> new PatchOperation.Test(path, value());
        };
    }

    private JsonPointer pointer(String name) {
        try {
            return JsonPointer.parse(text(name));
        } catch (PatchException e) {
            throw PatchException.malformed(
                    where + ", " + name,
                    "no JSON pointer",
                    "a slash before every step, ~0 for ~ and ~1 for /",
                    "write it as /spec/running");
        }
    }

    private String text(String name) {
        @Nullable Tree found = fields.get(name);
        if (found instanceof Text text) {
            return text.value();
        }
        String words = found == null ? "no " + name : found.shape().words() + " as its " + name;
        throw PatchException.malformed(where, words, "a string", "add " + name + " to the operation");
    }

    private Tree value() {
        @Nullable Tree value = fields.get("value");
        if (value == null) {
            throw PatchException.malformed(where, "no value", "one, null at the least", "add value to the operation");
        }
        return value;
    }

    static Mapping write(PatchOperation operation) {
        MappingBuilder fields =
                Mapping.builder().put("op", new Text(operation.verb().word()));
        source(operation, fields);
        fields.put("path", new Text(operation.path().toString()));
        fields.putIfPresent("value", value(operation));
        return fields.build();
    }

    private static void source(PatchOperation operation, MappingBuilder fields) {
        if (operation instanceof PatchOperation.Move move) {
            fields.put("from", new Text(move.from().toString()));
        } else if (operation instanceof PatchOperation.Copy copy) {
            fields.put("from", new Text(copy.from().toString()));
        }
    }

    private static @Nullable Tree value(PatchOperation operation) {
        if (operation instanceof PatchOperation.Add add) {
            return add.value();
        }
        if (operation instanceof PatchOperation.Replace replace) {
            return replace.value();
        }
        return operation instanceof PatchOperation.Test test ? test.value() : null;
    }
}
