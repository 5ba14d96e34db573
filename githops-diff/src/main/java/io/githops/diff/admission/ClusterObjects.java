package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;

/** The objects of a cluster as webhooks and rules look them up. Implementations are immutable or snapshots. */
public interface ClusterObjects {

    /** One object; empty when there is none, or none is known. */
    Optional<Mapping> get(ResourceId id);

    /**
     * All known objects of a kind, by namespace and name.
     *
     * @param namespace empty for all namespaces
     */
    List<Mapping> list(String group, String kind, String namespace);

    /** Whether every object of a kind is known, so that one which is not found does not exist. */
    default boolean isComplete(String group, String kind) {
        return true;
    }

    /** All known objects that have a key, by namespace and name. */
    default List<Mapping> having(Index index, String key) {
        return list(index.group(), index.kind(), "").stream()
                .filter(object -> index.keys(object).contains(key))
                .toList();
    }

    /** Whether an object is there already, so that its status tells how it is; false for one that is only planned. */
    default boolean isLive(ResourceId id) {
        return true;
    }
}
