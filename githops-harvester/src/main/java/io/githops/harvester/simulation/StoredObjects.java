package io.githops.harvester.simulation;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The objects of the embedded cluster, as webhooks and controllers see them. */
public interface StoredObjects {

    /** One object; empty when there is none. */
    Optional<Mapping> get(ResourceId id);

    /**
     * All objects of a kind, by namespace and name.
     *
     * @param namespace empty for all namespaces
     */
    List<Mapping> list(String group, String kind, String namespace);

    /** Creates an object on behalf of a controller; nothing happens when its name is taken. */
    void create(Mapping object, String fieldManager);

    /**
     * Changes spec, metadata or status of an object on behalf of a controller; nothing happens when it is gone or the edit
     * changes nothing.
     */
    void edit(ResourceId id, String fieldManager, UnaryOperator<Mapping> edit);

    /** Deletes an object as a user with cluster rights would; nothing happens when it is gone. */
    void delete(ResourceId id);
}
