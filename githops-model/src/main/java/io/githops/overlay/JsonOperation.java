package io.githops.overlay;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * One step of a JSON patch, whose places may also be field paths.
 *
 * @param verb one of the six operations
 * @param from null but for {@code move} and {@code copy}
 * @param value null but for {@code add}, {@code replace} and {@code test}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
record JsonOperation(
        String verb,
        Route path,
        @Nullable Route from,
        @Nullable Placed value) {

    /**
     * Reads an operation as the overlay file has it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static JsonOperation parse(Placed written) {
        Mapping fields = (Mapping) written.tree();
        String verb = fields.text("op").orElseThrow();
        boolean hasSource = verb.equals("move") || verb.equals("copy");
        boolean hasValue = !hasSource && !verb.equals("remove");
        if (hasSource && !fields.has("from") || hasValue && !fields.has("value")) {
            throw new IllegalArgumentException(
                    "found \"" + verb + "\" without \"" + (hasSource ? "from" : "value") + "\"; expected it");
        }
        return new JsonOperation(
                verb,
                Route.parse(fields.text("path").orElseThrow()),
                hasSource ? Route.parse(fields.text("from").orElseThrow()) : null,
                hasValue ? written.field("value") : null);
    }

    /** The resource after this step. Throws an {@link UnfitException} when it cannot be done. */
    Placed apply(Placed resource) {
        return switch (verb) {
            case "add" -> path.add(resource, given(value));
            case "remove" -> path.remove(resource);
            case "replace" -> path.replace(resource, given(value));
            case "move" -> path.add(source().remove(resource), source().find(resource));
            case "copy" -> path.add(resource, source().find(resource));
            default -> tested(resource);
        };
    }

    private Route source() {
        return given(from);
    }

    private Placed tested(Placed resource) {
        if (!path.find(resource).tree().equals(given(value).tree())) {
            throw UnfitException.at(
                    new FieldPath(path.steps()), "found another value; expected the one that is tested for");
        }
        return resource;
    }

    private static <T> T given(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the operation was read without it");
        }
        return part;
    }
}
