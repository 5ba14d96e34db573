package io.githops.model;

import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.PathElement;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One place that names a target, and how it is read.
 *
 * @param namespace of the target where the value does not say it
 */
record ReferenceOrigin(String namespace, FieldPath path, Tree value) {
    private static final String BRIDGE_SUFFIX = "-br";
    private static final String WILDCARD = "*";
    private static final String TEMPLATE = "${";

    ResourceId target(String group, String kind, String name) {
        return new ResourceId(group, kind, namespace, name);
    }

    ResourceId qualified(String group, String kind, String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? target(group, kind, name)
                : new ResourceId(group, kind, name.substring(0, slash), name.substring(slash + 1));
    }

    /** The value when it is a name: wildcards and templates are not. */
    Stream<String> names() {
        return value instanceof Text text ? Stream.of(text.value()).filter(ReferenceOrigin::isName) : Stream.empty();
    }

    Stream<String> bridges() {
        return names().map(name ->
                name.endsWith(BRIDGE_SUFFIX) ? name.substring(0, name.length() - BRIDGE_SUFFIX.length()) : name);
    }

    Stream<String> listed() {
        return names().flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(ReferenceOrigin::isName);
    }

    Stream<String> fieldName() {
        List<PathElement> steps = path.elements();
        return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof PathElement.Field field
                ? Stream.of(field.name())
                : Stream.empty();
    }

    Stream<ResourceId> overlay(String group, String kind) {
        return names().map(provider -> provider.split("\\."))
                .filter(parts -> parts.length == 3 && parts[2].equals("ovn"))
                .map(parts -> new ResourceId(group, kind, parts[1], parts[0]));
    }

    Stream<ResourceId> object(String group, String kind) {
        if (!(value instanceof Mapping object) || !isName(object.text("name").orElse(""))) {
            return Stream.empty();
        }
        String apiGroup = object.text("apiVersion")
                .map(version -> GroupVersionKind.of(version, "").group())
                .or(() -> object.text("apiGroup"))
                .orElse(group);
        return Stream.of(new ResourceId(
                apiGroup,
                object.text("kind").filter(named -> !named.isEmpty()).orElse(kind),
                object.text("namespace").filter(named -> !named.isEmpty()).orElse(namespace),
                object.text("name").orElseThrow()));
    }

    private static boolean isName(String text) {
        return !text.isBlank() && !text.equals(WILDCARD) && !text.contains(TEMPLATE);
    }
}
