package io.githops.model;

import io.githops.model.binding.Binding;
import io.githops.model.binding.UnboundException;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Objects;

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
    private final ResourceId resource;
    private final FieldPath field;
    private final Binding<T> binding;

    private EmbeddedJson(ResourceId resource, FieldPath field, Binding<T> binding) {
        this.resource = resource;
        this.field = field;
        this.binding = binding;
    }

    /**
     * @param resource the object, for messages
     * @param field the field that holds the text, for messages
     */
    public static <T> EmbeddedJson<T> at(ResourceId resource, FieldPath field, Class<T> type) {
        Objects.requireNonNull(resource, "resource");
        return new EmbeddedJson<>(resource, Objects.requireNonNull(field, "field"), Binding.of(type));
    }

    /**
     * The value the text holds. Fields the type does not know are left out of it.
     *
     * @throws ManifestException when the text is not JSON or does not fit the type
     */
    public T parse(String text) {
        Tree tree = tree(text);
        try {
            return binding.read(tree);
        } catch (UnboundException e) {
            throw BindingProblems.of(resource, field, tree, e);
        }
    }

    /** The value as compact JSON; absent and empty fields are left out. */
    public String text(T value) {
        return Json.text(binding.write(value));
    }

    /**
     * The text with another value in it. What the value does not change stays, so fields that the type does not know
     * survive.
     *
     * @return the same text when it holds an equal value already
     * @throws ManifestException when the text is not JSON or does not fit the type
     */
    public String replace(String text, T value) {
        Tree tree = tree(text);
        try {
            Tree edited = binding.edit(tree, Schema.any(), old -> value);
            return edited == tree ? text : Json.text(edited);
        } catch (UnboundException e) {
            throw BindingProblems.of(resource, field, tree, e);
        }
    }

    private Tree tree(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            String found = "found " + e.getMessage() + " of the text; expected one JSON value";
            throw new ManifestException(List.of(Problem.error("GH1303", resource + ": " + field + ": " + found, null)));
        }
    }
}
