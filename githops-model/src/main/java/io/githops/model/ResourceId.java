package io.githops.model;

import java.util.Objects;

/**
 * Identity of one object in a cluster. The version is not part of it: the same object read under two versions is one
 * object.
 *
 * @param group empty for the core group
 * @param namespace empty for cluster-scoped objects
 */
public record ResourceId(String group, String kind, String namespace, String name) implements Comparable<ResourceId> {
    /** @throws NullPointerException when a part is null */
    public ResourceId {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    /** An object of a kind in a namespace. */
    public static ResourceId of(GroupVersionKind kind, String namespace, String name) {
        return new ResourceId(kind.group(), kind.kind(), namespace, name);
    }

    /** Namespace and name as users write them: {@code default/web}, or {@code web} for cluster-scoped objects. */
    public String qualifiedName() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /** By kind, group, namespace, name. */
    @Override
    public int compareTo(ResourceId other) {
        int order = compare(kind, other.kind);
        if (order == 0) {
            order = compare(group, other.group);
        }
        if (order == 0) {
            order = compare(namespace, other.namespace);
        }
        return order == 0 ? compare(name, other.name) : order;
    }

    /** Identities share most of their parts, and {@link String#compareTo} looks at each character of the same instance. */
    private static int compare(String one, String other) {
        return one == other ? 0 : one.compareTo(other);
    }

    /** {@code VirtualMachine default/web (kubevirt.io)}; the group is left out for the core group. */
    @Override
    public String toString() {
        return kind + " " + qualifiedName() + (group.isEmpty() ? "" : " (" + group + ")");
    }
}
