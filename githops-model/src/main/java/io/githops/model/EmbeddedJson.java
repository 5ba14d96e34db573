package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Tree;
import java.util.List;

/**
 * JSON that stands as text in one field of an object, such as an annotation, bound to a type as views are. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * EmbeddedJson.at(id, FieldPath.of("spec", "config"), NetworkConfig.class).parse(text).vlan()
 * }</pre>
 *
 * @param <T> a record, an Immutables type, an array of such, or any class Jackson can bind
 */
public final class EmbeddedJson<T> {
    private final EmbeddedText<T> embedded;

    private EmbeddedJson(EmbeddedText<T> embedded) {
        this.embedded = embedded;
    }

    /**
     * @param resource the object, for messages
     * @param field the field that holds the text, for messages
     */
    public static <T> EmbeddedJson<T> at(ResourceId resource, FieldPath field, Class<T> type) {
        return new EmbeddedJson<>(new EmbeddedText<>(resource, field, type, new JsonNotation()));
    }

    /**
     * The value the text holds. Fields the type does not know are left out of it.
     *
     * @throws ManifestException when the text is not JSON or does not fit the type
     */
    public T parse(String text) {
        return embedded.parse(text);
    }

    /** The value as compact JSON; absent and empty fields are left out. */
    public String text(T value) {
        return embedded.text(value);
    }

    /**
     * The text with another value in it. What the value does not change stays, so fields that the type does not know
     * survive.
     *
     * @return the same text when it holds an equal value already
     * @throws ManifestException when the text is not JSON or does not fit the type
     */
    public String replace(String text, T value) {
        return embedded.replace(text, value);
    }

    private record JsonNotation() implements EmbeddedText.Notation {
        @Override
        public Tree read(String text, String place) {
            try {
                return Json.parse(text);
            } catch (MalformedJsonException e) {
                String found = "found " + e.getMessage() + " of the text; expected one JSON value";
                throw new ManifestException(List.of(Problem.error("GH1303", place + found, null)));
            }
        }

        @Override
        public String write(Tree tree) {
            return Json.text(tree);
        }
    }
}
