package io.githops.source;

import io.githops.manifest.ManifestFile;
import io.githops.model.GithopsException;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.overlay.Overlays;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * SPI: the desired side. Implementations may be asked from any thread, one call at a time. Later releases add default
 * methods only. A failure whose reason is a revision that was found names it by
 * {@link GithopsException#initRevision}.
 */
public interface Source extends AutoCloseable {

    /** The folder of manifests at a path, for the kinds that {@link Kinds#harvester} knows. */
    static Source directory(Path root) {
        return directory(root, Kinds.harvester());
    }

    /**
     * The folder of manifests at a path. All files that {@link ManifestFile#isManifest} names count, in the order of their
     * paths; the revision is a digest of their names and contents. Where one of them is {@link Overlays#FILE} and stands in
     * the folder itself, the folder is an overlay.
     *
     * @param kinds tell which resources live in a namespace
     */
    static Source directory(Path root, Kinds kinds) {
        return directory(root, "", kinds);
    }

    /**
     * As {@link #directory(Path, Kinds)}, for a folder below a root, in which the bases of overlays may be. Positions name
     * files by their path below the root.
     *
     * @param folder with slashes
     * @throws IllegalArgumentException when the folder leads out of the root
     */
    static Source directory(Path root, String folder, Kinds kinds) {
        return new DirectorySource(root, folder, kinds);
    }

    /**
     * A source that refuses a revision as a whole when it holds what does not belong to a remit.
     *
     * @param source is closed with the restricted one
     */
    static Source restricted(Source source, Remit remit) {
        return new RestrictedSource(source, remit);
    }

    /**
     * Reads the newest desired state.
     *
     * @throws SourceException when it cannot be reached or found; a subclass says which
     * @throws ManifestException when the files cannot be used; holds every problem of every file
     */
    Snapshot fetch();

    /**
     * Reads the desired state at an earlier or later revision, which {@link #fetch()} goes on without.
     *
     * @param revision the id of a revision, or another name of one that the source knows; by default that of the newest only
     * @throws RevisionNotFoundException when the source has no such revision, or keeps no history
     * @throws SourceException as {@link #fetch()}
     * @throws ManifestException as {@link #fetch()}
     */
    default Snapshot fetch(String revision) {
        Snapshot newest = fetch();
        if (!newest.revision().id().equals(revision)) {
            throw new RevisionNotFoundException(
                    "found revision " + newest.revision() + " only; expected \"" + revision
                            + "\". This source keeps no history: fetch the newest, or read a source that does",
                    null);
        }
        return newest;
    }

    /**
     * Why the last {@link #fetch()} gave an older state than the newest; empty when it did not. By default always empty, as most
     * sources fail instead; {@link LastGoodSource} makes any source go on.
     */
    default Optional<Staleness> staleness() {
        return Optional.empty();
    }

    /**
     * Who last touched what is written at positions. By default nothing is known, as most sources keep no history.
     *
     * @param revision that of a snapshot that this source gave
     * @param positions of resources in that snapshot; others are passed over
     * @param deadline when it has passed nothing more is begun, and what is known by then is given
     * @throws SourceException when the history cannot be reached; a subclass says which
     */
    default Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
        return Provenance.none();
    }

    /** Releases what the source holds; does nothing by default. */
    @Override
    default void close() {}
}
