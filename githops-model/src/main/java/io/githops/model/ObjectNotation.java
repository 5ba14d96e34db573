package io.githops.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Objects as manifests name them: {@code Kind/namespace/name}, or {@code Kind/name} for objects of the whole cluster and
 * those in the namespace of the manifest; {@code Kind.group/...} where several groups have the kind.
 */
final class ObjectNotation {
    private static final Pattern FORM = Pattern.compile("(?<kind>[A-Za-z][A-Za-z0-9]*)(?:\\.(?<group>[a-z0-9.-]+))?"
            + "(?:/(?<namespace>[^/\\s]+))?/(?<name>[^/\\s]+)");

    private final Kinds kinds;

    ObjectNotation(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * The object that a manifest means.
     *
     * @throws IllegalArgumentException when the text is no such name, or leaves the group or namespace open
     */
    ResourceId parse(String text, Resource from) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("found " + text
                    + "; expected Kind/namespace/name, or Kind/name for an object of the whole cluster or of this"
                    + " namespace");
        }
        String kind = parts.group("kind");
        String group = parts.group("group") == null ? onlyGroup(kind) : parts.group("group");
        return new ResourceId(group, kind, namespace(group, kind, parts, from), parts.group("name"));
    }

    private String onlyGroup(String kind) {
        List<String> groups = kinds.groups(kind);
        if (groups.size() == 1) {
            return groups.get(0);
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("found kind " + kind
                    + ", which is not known; expected its group after it, such as " + kind + ".example.com/name");
        }
        String choices = groups.stream()
                .map(group -> group.isEmpty() ? kind + " of the core group" : kind + "." + group)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "found kind " + kind + ", which several groups have; expected one of " + choices);
    }

    private String namespace(String group, String kind, Matcher parts, Resource from) {
        boolean isKnown = kinds.find(group, kind).isPresent();
        boolean isNamespaced =
                kinds.find(group, kind).map(ResourceKind::isNamespaced).orElse(false);
        String written = parts.group("namespace");
        if (written == null) {
            if (isNamespaced && from.namespace().isEmpty()) {
                throw new IllegalArgumentException("found " + parts.group()
                        + " on an object of the whole cluster; expected the namespace too, as in " + kind
                        + "/namespace/" + parts.group("name"));
            }
            return isNamespaced ? from.namespace() : "";
        }
        if (isKnown && !isNamespaced) {
            throw new IllegalArgumentException("found " + parts.group() + "; expected no namespace, as " + kind
                    + " belongs to the whole cluster: " + kind + "/" + parts.group("name"));
        }
        return written;
    }
}
