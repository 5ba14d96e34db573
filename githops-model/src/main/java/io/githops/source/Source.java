package io.githops.source;

import io.githops.model.ManifestException;

/**
 * SPI: the desired side. Implementations may be asked from any thread, one call at a time. Later releases add default
 * methods only.
 */
public interface Source extends AutoCloseable {

    /**
     * Reads the newest desired state.
     *
     * @throws SourceException when it cannot be reached or found; a subclass says which
     * @throws ManifestException when the files cannot be used; holds every problem of every file
     */
    Snapshot fetch();

    /** Releases what the source holds; does nothing by default. */
    @Override
    default void close() {}
}
