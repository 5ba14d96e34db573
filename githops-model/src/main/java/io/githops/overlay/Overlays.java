package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads folders that hold a file {@link #FILE}: an overlay, which says what to change in other folders of the same
 * repository. The same files give the same resources in the same order, however they are listed. A field that the overlay
 * changes has the position of the change, every other one that of the base. Immutable and thread-safe.
 *
 * <pre>{@code
 * apiVersion: githops.io/v1
 * kind: Overlay
 * bases: [../../base]
 * namespace: shop-prod
 * patches:
 *   - file: more-memory.yaml
 * }</pre>
 */
public final class Overlays {
    /** The name of the file that makes a folder an overlay. */
    public static final String FILE = OverlayFile.NAME;

    private final Kinds kinds;
    private final ManifestReader reader;

    private Overlays(Kinds kinds) {
        this.kinds = kinds;
        this.reader = ManifestReader.of(kinds);
    }

    /** @param kinds tell which lists have keys, where objects name each other, and what is valid */
    public static Overlays of(Kinds kinds) {
        return new Overlays(Objects.requireNonNull(kinds, "kinds"));
    }

    /**
     * Whether a folder is an overlay.
     *
     * @param folder from the root of the repository, with slashes; empty for the root
     * @param files in the folder, by their paths from the root of the repository
     */
    public static boolean isOverlay(String folder, Collection<ManifestFile> files) {
        String file = Folders.file(folder, FILE);
        return files.stream().anyMatch(candidate -> candidate.name().equals(file));
    }

    /**
     * What a folder stands for: its own resources and those of its bases, with its changes. Only the outcome is checked
     * against the schemas of the kinds, so a base may leave out what every overlay adds.
     *
     * @param folder that exists, from the root of the repository, with slashes; empty for the root
     * @return the resources of the bases in the order of the bases, then the overlay's own; problems of the files and of
     *     the overlay have the codes {@code GH1001} to {@code GH1414} and {@code GH2081} to {@code GH2089}
     * @throws IOException what the repository throws
     */
    public Manifests read(String folder, RepositoryFolders repository) throws IOException {
        var problems = new Problems();
        Layer layer = new OverlayReading(kinds, repository, problems).read(folder);
        Manifests checked = reader.check(layer.resources().values());
        Set<Problem> all = new LinkedHashSet<>(problems.all());
        all.addAll(checked.problems());
        return Manifests.of(checked.resources(), List.copyOf(all));
    }
}
