package io.githops.cluster;

import io.githops.model.Resource;

/**
 * SPI: makes one change. Implementations may be asked from several threads at once. Every method throws {@link
 * ClusterException}; the subclass says what to do.
 */
public interface Applier {

    /**
     * Creates or changes one object by server-side apply.
     *
     * @return the object as it was stored
     * @throws ConflictException when another field manager owns a field and {@link ApplyOptions#force} is not set
     * @throws RejectedException when the API server or a webhook refuses the object
     */
    Resource apply(Resource manifest, ApplyOptions options);

    /**
     * Deletes one object, on the condition that it still has the UID it was read with. Its dependents are deleted in the
     * background. An object that is gone already is no error.
     *
     * @param live as it was read, with its UID
     * @throws ConflictException when the name belongs to another object by now
     * @throws RejectedException when the API server or a webhook refuses the deletion
     */
    void delete(Resource live);
}
