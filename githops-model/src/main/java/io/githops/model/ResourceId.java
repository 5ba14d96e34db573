package io.githops.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * Identity of one object in a cluster. The version is not part of it: the same object read under two versions is one
 * object.
 *
 * @param group empty for the core group
 * @param namespace empty for cluster-scoped objects
 */
public record ResourceId(String group, String kind, String namespace, String name) implements Comparable<ResourceId> {
    private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::kind)
            .thenComparing(ResourceId::group)
            .thenComparing(ResourceId::namespace)
            .thenComparing(ResourceId::name);

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
        return ORDER.compare(this, other);
    }

    /** {@code VirtualMachine default/web (kubevirt.io)}; the group is left out for the core group. */
    @Override
    public String toString() {
        return kind + " " + qualifiedName() + (group.isEmpty() ? "" : " (" + group + ")");
    }
}
