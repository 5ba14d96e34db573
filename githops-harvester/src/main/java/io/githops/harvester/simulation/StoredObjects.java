package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterObjects;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.function.UnaryOperator;

/** The objects of the embedded cluster, as controllers see and change them. */
public interface StoredObjects extends ClusterObjects {

    /** Creates an object on behalf of a controller; nothing happens when its name is taken. */
    void create(Mapping object, String fieldManager);

    /**
     * Changes spec, metadata or status of an object on behalf of a controller; nothing happens when it is gone or the edit
     * changes nothing.
     */
    void edit(ResourceId id, String fieldManager, UnaryOperator<Mapping> edit);

    /** As {@link #edit(ResourceId, String, UnaryOperator)}. */
    default void edit(ApiObject object, String fieldManager, UnaryOperator<ApiObject> edit) {
        edit(object.id(), fieldManager, (UnaryOperator<Mapping>)
                stored -> edit.apply(new ApiObject(stored)).tree());
    }

    /** Deletes an object as a user with cluster rights would; nothing happens when it is gone. */
    void delete(ResourceId id);
}
