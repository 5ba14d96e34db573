package io.githops.model;

import java.util.Objects;

/**
 * The type of a resource as the API server names it. The core group is the empty string.
 *
 * @param group such as {@code kubevirt.io}; empty for the core group
 * @param version such as {@code v1}
 * @param kind such as {@code VirtualMachine}
 */
public record GroupVersionKind(String group, String version, String kind) implements Comparable<GroupVersionKind> {
    /** @throws NullPointerException when a part is null */
    public GroupVersionKind {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
    }

    /** From the two fields every manifest carries, such as {@code kubevirt.io/v1} and {@code VirtualMachine}. */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0
                ? new GroupVersionKind("", apiVersion, kind)
                : new GroupVersionKind(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** Group and version as a manifest writes them: {@code kubevirt.io/v1}, or {@code v1} for the core group. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    @Override
    public int compareTo(GroupVersionKind other) {
        int order = group.compareTo(other.group);
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        return order == 0 ? version.compareTo(other.version) : order;
    }

    @Override
    public String toString() {
        return kind + " (" + apiVersion() + ")";
    }
}
