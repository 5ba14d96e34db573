package io.githops.model;

import io.githops.model.ReferenceRule.Format;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names an object anew in one place that names it, in the form that the place has.
 *
 * @param group of the object, where the place does not say it
 * @param kind of the object, where the place does not say it
 */
record ReferenceEdit(String group, String kind, ReferenceOrigin origin, NewNames names) {

    /**
     * The document with the new name.
     *
     * @param namespaceField beside the name, where it says the namespace; else null
     */
    Tree in(Tree document, Format format, @Nullable String namespaceField) {
        if (format == Format.FIELD_NAME) {
            String name = origin.fieldName().findFirst().orElse(null);
            return name == null ? document : withField(document, name, renamed(name));
        }
        Tree value = origin.value();
        Tree edited = value instanceof Text text
                ? new Text(text(text.value(), format))
                : format == Format.OBJECT && value instanceof Mapping object ? object(object) : value;
        Tree renamed = document.with(origin.path(), edited);
        return namespaceField == null ? renamed : withNamespace(renamed, namespaceField);
    }

    private String text(String text, Format format) {
        return switch (format) {
            case SAME_NAMESPACE -> changed(text, origin.names(), this::renamed);
            case CLUSTER -> changed(text, origin.names(), name -> cluster(name).name());
            case QUALIFIED -> changed(text, origin.names(), this::qualified);
            case BRIDGE ->
                changed(text, origin.bridges(), name -> cluster(name).name() + text.substring(name.length()));
            case LIST -> Arrays.stream(text.split(",", -1)).map(this::listed).collect(Collectors.joining(","));
            case OVERLAY_PROVIDER ->
                changed(
                        text,
                        origin.overlay(group, kind),
                        id -> names.of(id).name() + "." + names.of(id).namespace() + ".ovn");
            case FIELD_NAME, OBJECT -> text;
        };
    }

    /** The text, when it names nothing. */
    private static <T> String changed(String text, Stream<T> named, Function<T, String> change) {
        return named.findFirst().map(change).orElse(text);
    }

    private String renamed(String name) {
        return names.of(origin.target(group, kind, name)).name();
    }

    private String qualified(String written) {
        ResourceId old = origin.qualified(group, kind, written);
        if (!names.change(old)) {
            return written;
        }
        ResourceId renamed = names.of(old);
        return written.contains("/") || !names.isNear(renamed) ? renamed.qualifiedName() : renamed.name();
    }

    private String listed(String entry) {
        String name = entry.strip();
        return name.isEmpty() ? entry : entry.replace(name, renamed(name));
    }

    private Mapping object(Mapping object) {
        ResourceId old = origin.object(group, kind).findFirst().orElse(null);
        if (old == null || !names.change(old)) {
            return object;
        }
        ResourceId renamed = names.of(old);
        Mapping named = object.with("name", new Text(renamed.name()));
        return object.text("namespace").filter(text -> !text.isEmpty()).isPresent()
                ? named.with("namespace", new Text(renamed.namespace()))
                : named;
    }

    private Tree withNamespace(Tree document, String field) {
        ResourceId old = origin.names()
                .map(name -> origin.target(group, kind, name))
                .findFirst()
                .orElse(null);
        FieldPath path = origin.path().parent().field(field);
        return old == null || !names.change(old) || document.at(path).isEmpty()
                ? document
                : document.with(path, new Text(names.of(old).namespace()));
    }

    private Tree withField(Tree document, String name, String renamed) {
        return name.equals(renamed)
                ? document
                : document.edit(origin.path().parent(), fields -> renamed((Mapping) fields, name, renamed));
    }

    private static Mapping renamed(Mapping fields, String name, String renamed) {
        MappingBuilder copy = Mapping.builder();
        fields.forEach((field, value) -> copy.put(field.equals(name) ? renamed : field, value));
        return copy.build();
    }

    private ResourceId cluster(String name) {
        return names.of(new ResourceId(group, kind, "", name));
    }
}
