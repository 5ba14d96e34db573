package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places in one kind's objects that name an object of another kind. References are hard unless {@link #soft} says
 * otherwise. Immutable and thread-safe.
 */
public final class ReferenceRule {
    private final FieldPattern place;
    private final @Nullable FieldPattern insideJson;
    private final Target target;
    private final @Nullable String onlyFor;
    private final Reference.Strength strength;

    private ReferenceRule(
            FieldPattern place,
            @Nullable FieldPattern insideJson,
            Target target,
            @Nullable String onlyFor,
            Reference.Strength strength) {
        this.place = place;
        this.insideJson = insideJson;
        this.target = target;
        this.onlyFor = onlyFor;
        this.strength = strength;
    }

    /**
     * A rule for names that stand in a field of their own.
     *
     * @param place see {@link FieldPattern}
     * @param targetGroup empty for the core group
     * @throws IllegalArgumentException when the place is no pattern
     */
    public static ReferenceRule of(String place, String targetGroup, String targetKind, Format format) {
        var target = new Target(targetGroup, targetKind, format, null, null, null);
        return new ReferenceRule(FieldPattern.parse(place), null, target, null, Reference.Strength.HARD);
    }

    /**
     * A rule for names inside a JSON text.
     *
     * @param place where the text stands, see {@link FieldPattern}
     * @param insideJson where the name stands in the JSON
     * @param targetGroup empty for the core group
     * @throws IllegalArgumentException when a place is no pattern
     */
    public static ReferenceRule insideJson(
            String place, String insideJson, String targetGroup, String targetKind, Format format) {
        var target = new Target(targetGroup, targetKind, format, null, null, null);
        return new ReferenceRule(
                FieldPattern.parse(place), FieldPattern.parse(insideJson), target, null, Reference.Strength.HARD);
    }

    /** This rule for a target whose namespace stands in another field, beside the name. */
    public ReferenceRule withNamespaceField(String field) {
        Objects.requireNonNull(field, "field");
        return withTarget(new Target(target.group(), target.kind(), target.format(), field, null, target.synonym()));
    }

    /** This rule for targets that live in one namespace, whichever that of the referring object is. */
    public ReferenceRule inNamespace(String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return withTarget(
                new Target(target.group(), target.kind(), target.format(), null, namespace, target.synonym()));
    }

    /**
     * This rule for a field that holds no name, but where one of its values means one object: machines are backed up to
     * the target in the setting {@code backup-target} where {@code spec.type} is {@code backup}.
     *
     * @param value a string, or a boolean or number in its JSON spelling
     * @param name the object that is needed where the field has this value
     */
    public ReferenceRule standingFor(String value, String name) {
        Objects.requireNonNull(value, "value");
        var synonym = new Synonym(value, new Text(Objects.requireNonNull(name, "name")));
        return withTarget(new Target(
                target.group(), target.kind(), target.format(), target.namespaceField(), target.namespace(), synonym));
    }

    private ReferenceRule withTarget(Target changed) {
        return new ReferenceRule(place, insideJson, changed, onlyFor, strength);
    }

    /** This rule for the objects of one name only, such as one setting. */
    public ReferenceRule onlyFor(String name) {
        Objects.requireNonNull(name, "name");
        return new ReferenceRule(place, insideJson, target, name, strength);
    }

    /** This rule for references whose target may come later. */
    public ReferenceRule soft() {
        return new ReferenceRule(place, insideJson, target, onlyFor, Reference.Strength.SOFT);
    }

    FieldPattern place() {
        return place;
    }

    /** Visits every reference that this rule finds in a resource; text that is no JSON is passed over. */
    void find(Resource resource, Consumer<Reference> visitor) {
        if (onlyFor != null && !onlyFor.equals(resource.name())) {
            return;
        }
        place.forEach(resource.tree(), (path, value) -> {
            if (insideJson == null) {
                targets(resource, resource.tree(), path, value, path, visitor);
            } else if (value instanceof Text text) {
                findInside(resource, path, text.value(), insideJson, visitor);
            }
        });
    }

    private void findInside(
            Resource resource, FieldPath at, String json, FieldPattern pattern, Consumer<Reference> visitor) {
        try {
            Tree document = Json.parse(json);
            pattern.forEach(document, (path, value) -> targets(resource, document, path, value, at, visitor));
        } catch (MalformedJsonException e) {
            return;
        }
    }

    /** @param path where in the document the value stands */
    private void targets(
            Resource from, Tree document, FieldPath path, Tree value, FieldPath at, Consumer<Reference> visitor) {
        Synonym synonym = target.synonym();
        if (synonym != null && !synonym.matches(value)) {
            return;
        }
        var origin =
                new ReferenceOrigin(namespace(from, document, path), path, synonym == null ? value : synonym.name());
        target.format()
                .targets(target.group(), target.kind(), origin)
                .forEach(to -> visitor.accept(new Reference(from.id(), at, to, strength)));
    }

    /**
     * A resource's tree in which the objects that this rule finds are named as they are called from now on; text that is
     * no JSON is passed over.
     *
     * @param tree of the resource, perhaps with other names changed already
     */
    Mapping rename(Resource resource, Mapping tree, NewNames names) {
        if (target.synonym() != null || onlyFor != null && !onlyFor.equals(resource.name())) {
            return tree;
        }
        if (insideJson == null) {
            return (Mapping) rename(resource, tree, place, names);
        }
        Mapping renamed = tree;
        for (Map.Entry<FieldPath, Tree> found : found(place, tree).entrySet()) {
            if (found.getValue() instanceof Text json) {
                String changed = renameInside(resource, json.value(), insideJson, names);
                renamed = renamed.with(found.getKey(), new Text(changed));
            }
        }
        return renamed;
    }

    private String renameInside(Resource resource, String json, FieldPattern pattern, NewNames names) {
        try {
            Tree document = Json.parse(json);
            Tree renamed = rename(resource, document, pattern, names);
            return renamed.equals(document) ? json : Json.text(renamed);
        } catch (MalformedJsonException e) {
            return json;
        }
    }

    private Tree rename(Resource resource, Tree document, FieldPattern pattern, NewNames names) {
        Tree renamed = document;
        for (Map.Entry<FieldPath, Tree> found : found(pattern, document).entrySet()) {
            FieldPath path = found.getKey();
            var origin = new ReferenceOrigin(namespace(resource, document, path), path, found.getValue());
            renamed = new ReferenceEdit(target.group(), target.kind(), origin, names)
                    .in(renamed, target.format(), target.namespaceField());
        }
        return renamed;
    }

    private static Map<FieldPath, Tree> found(FieldPattern pattern, Tree document) {
        Map<FieldPath, Tree> found = new LinkedHashMap<>();
        pattern.forEach(document, found::put);
        return found;
    }

    private String namespace(Resource from, Tree document, FieldPath path) {
        String field = target.namespaceField();
        if (field == null) {
            return target.namespace() == null ? from.namespace() : target.namespace();
        }
        return document.at(path.parent())
                .map(parent ->
                        parent instanceof Mapping beside ? beside.text(field).orElse("") : "")
                .filter(namespace -> !namespace.isEmpty())
                .orElse(from.namespace());
    }

    /** The rule in words, for messages and logs. */
    @Override
    public String toString() {
        return place + (insideJson == null ? "" : " / " + insideJson) + " -> " + target.kind();
    }

    /** What is named, and how. */
    private record Target(
            String group,
            String kind,
            Format format,
            @Nullable String namespaceField,
            @Nullable String namespace,
            @Nullable Synonym synonym) {
        Target {
            Objects.requireNonNull(group, "targetGroup");
            Objects.requireNonNull(kind, "targetKind");
            Objects.requireNonNull(format, "format");
        }
    }

    /** A value that stands for a name. */
    private record Synonym(String value, Text name) {
        boolean matches(Tree found) {
            return value.equals(found instanceof Text text ? text.value() : Json.text(found));
        }
    }

    /** How a value names its target. */
    public enum Format {
        /** A name in the namespace of the referring object. */
        SAME_NAMESPACE,
        /** {@code namespace/name}, or a name in the namespace of the referring object. */
        QUALIFIED,
        /** The name of a cluster-scoped object. */
        CLUSTER,
        /** The bridge {@code <name>-br} of a cluster-scoped object. */
        BRIDGE,
        /** Names with commas between them, each in the namespace of the referring object. */
        LIST,
        /** The value does not matter: the name of the field that holds it is the name. */
        FIELD_NAME,
        /** The provider {@code <name>.<namespace>.ovn} of an overlay network; others name nothing. */
        OVERLAY_PROVIDER,
        /**
         * A mapping with {@code name} and perhaps {@code namespace}, {@code kind} and {@code apiGroup} or {@code
         * apiVersion}; what is missing is taken from the rule and the referring object.
         */
        OBJECT;

        Stream<ResourceId> targets(String group, String kind, ReferenceOrigin origin) {
            return switch (this) {
                case SAME_NAMESPACE -> origin.names().map(name -> origin.target(group, kind, name));
                case QUALIFIED -> origin.names().map(name -> origin.qualified(group, kind, name));
                case CLUSTER -> origin.names().map(name -> new ResourceId(group, kind, "", name));
                case BRIDGE -> origin.bridges().map(name -> new ResourceId(group, kind, "", name));
                case LIST -> origin.listed().map(name -> origin.target(group, kind, name));
                case FIELD_NAME -> origin.fieldName().map(name -> origin.target(group, kind, name));
                case OVERLAY_PROVIDER -> origin.overlay(group, kind);
                case OBJECT -> origin.object(group, kind);
            };
        }
    }
}
