package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where an overlay finds its own files and those of its bases. Asked at most once for a folder. */
@FunctionalInterface
public interface RepositoryFolders {
    /**
     * The manifest files in a folder and below it, {@link Overlays#FILE} included, in any order.
     *
     * @param folder from the root of the repository, with slashes; empty for the root
     * @return files named by their paths from the root of the repository; empty when there is no such folder
     * @throws IOException when the files cannot be read
     */
    Optional<List<ManifestFile>> in(String folder) throws IOException;
}
