package io.githops.overlay;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which resources are meant.
 *
 * @param group null for any
 * @param name in which {@code *} stands for any characters
 * @param namespace null for any
 */
record Target(
        @Nullable String group,
        String kind,
        String name,
        @Nullable String namespace) {

    /** @param written a mapping with {@code kind}, {@code name}, and perhaps {@code group} and {@code namespace} */
    static Target parse(Mapping written) {
        return new Target(
                written.text("group").orElse(null),
                written.text("kind").orElseThrow(),
                written.text("name").orElseThrow(),
                written.text("namespace").orElse(null));
    }

    /** The object that a partial resource names; where it says no namespace, in any. */
    static Target of(Resource partial) {
        ResourceId id = partial.id();
        boolean isQualified = partial.at(FieldPath.of("metadata", "namespace")).isPresent();
        return new Target(id.group(), id.kind(), id.name(), isQualified ? id.namespace() : null);
    }

    /** Whether several resources may be meant. */
    boolean isPattern() {
        return name.contains("*");
    }

    /** Those of the resources that are meant, in their order. */
    List<ResourceId> in(Collection<ResourceId> resources) {
        Pattern names = Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        return resources.stream()
                .filter(id -> id.kind().equals(kind))
                .filter(id -> group == null || id.group().equals(group))
                .filter(id -> namespace == null || id.namespace().equals(namespace))
                .filter(id -> names.matcher(id.name()).matches())
                .toList();
    }

    /** {@code VirtualMachine shop/web (kubevirt.io)}, without what is left open. */
    @Override
    public String toString() {
        return kind + " " + (namespace == null || namespace.isEmpty() ? "" : namespace + "/") + name
                + (group == null || group.isEmpty() ? "" : " (" + group + ")");
    }
}
