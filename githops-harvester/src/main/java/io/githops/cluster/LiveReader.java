package io.githops.cluster;

import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.List;
import java.util.Optional;

/**
 * SPI: reads live state. Implementations may be asked from several threads at once. Every method throws {@link
 * ClusterException}; the subclass says what to do.
 */
public interface LiveReader {

    /** How the cluster serves a kind; empty when it does not serve this group, version and kind. */
    Optional<ServedKind> served(GroupVersionKind kind);

    /**
     * The live objects of a kind, by namespace and name.
     *
     * @param namespace empty for all namespaces, and for cluster-scoped kinds
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    List<Resource> list(GroupVersionKind kind, String namespace);

    /**
     * One live object; empty when there is none.
     *
     * @param namespace empty for cluster-scoped kinds
     * @throws UnservedKindException when the cluster does not serve the kind
     */
    Optional<Resource> get(GroupVersionKind kind, String namespace, String name);
}
