package io.githops.cluster;

import io.githops.model.GroupVersionKind;
import java.util.Objects;

/**
 * How a cluster serves a kind.
 *
 * @param plural the kind as URLs name it
 * @param namespaced whether objects live in a namespace rather than in the whole cluster
 */
public record ServedKind(GroupVersionKind groupVersionKind, String plural, boolean namespaced) {
    /** @throws NullPointerException when a part is null */
    public ServedKind {
        Objects.requireNonNull(groupVersionKind, "groupVersionKind");
        Objects.requireNonNull(plural, "plural");
    }
}
