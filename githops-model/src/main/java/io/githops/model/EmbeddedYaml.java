package io.githops.model;

import io.githops.tree.FieldPath;
import java.util.Objects;

/**
 * YAML that stands as text in one field of an object, such as the values of an add-on, bound to a type as views are.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * EmbeddedYaml.at(id, FieldPath.of("spec", "valuesContent"), Mapping.class).parse(text).text("logLevel")
 * }</pre>
 *
 * @param <T> a record, an Immutables type, an array of such, a tree, or any class Jackson can bind
 */
public final class EmbeddedYaml<T> {
    private final EmbeddedText<T> embedded;

    private EmbeddedYaml(EmbeddedText<T> embedded) {
        this.embedded = embedded;
    }

    /**
     * @param resource the object, for messages
     * @param field the field that holds the text, for messages
     */
    public static <T> EmbeddedYaml<T> at(ResourceId resource, FieldPath field, Class<T> type) {
        return new EmbeddedYaml<>(new EmbeddedText<>(resource, field, type, new YamlNotation()));
    }

    /**
     * Text that may stand anywhere.
     *
     * @param text what it is, for messages, such as {@code cloud-init user data}
     */
    public static <T> EmbeddedYaml<T> named(String text, Class<T> type) {
        return new EmbeddedYaml<>(new EmbeddedText<>(Objects.requireNonNull(text, "text"), type, new YamlNotation()));
    }

    /**
     * The value the text holds; that of an empty mapping for text without content. Fields the type does not know are left
     * out of it.
     *
     * @throws ManifestException when the text is not one YAML document or does not fit the type
     */
    public T parse(String text) {
        return embedded.parse(text);
    }

    /** The value as block YAML; absent and empty fields are left out. */
    public String text(T value) {
        return embedded.text(value);
    }

    /**
     * The text with another value in it. What the value does not change stays, so fields that the type does not know
     * survive. Comments do not, except those before the first value, such as {@code #cloud-config}.
     *
     * @return the same text, with all comments, when it holds an equal value already
     * @throws ManifestException when the text is not one YAML document or does not fit the type
     */
    public String replace(String text, T value) {
        return embedded.replace(text, value);
    }
}
