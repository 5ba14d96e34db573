package io.githops.source;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.GithopsException;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.overlay.Overlays;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the manifests of a folder, those of its subfolders included, or what its overlay makes of others below a root. */
final class DirectorySource implements Source {
    private final Path root;
    private final String folder;
    private final ManifestReader reader;
    private final Overlays overlays;

    /** @param folder below the root; empty for the root itself */
    DirectorySource(Path root, String folder, Kinds kinds) {
        this.root = Objects.requireNonNull(root, "root");
        this.folder = folder(root, folder);
        this.reader = ManifestReader.of(kinds);
        this.overlays = Overlays.of(kinds);
    }

    private static String folder(Path root, String folder) {
        Path top = root.toAbsolutePath().normalize();
        Path whole = top.resolve(folder.replaceFirst("^/+", "")).normalize();
        if (folder.contains("\\") || !whole.startsWith(top)) {
            throw new IllegalArgumentException(
                    "folder \"" + folder + "\": expected a folder below " + root + ", with slashes");
        }
        return slashed(top.relativize(whole));
    }

    @Override
    public Snapshot fetch() {
        List<ManifestFile> files = files();
        Map<String, ManifestFile> read = new TreeMap<>();
        files.forEach(file -> read.put(file.name(), file));
        Manifests manifests = Overlays.isOverlay(folder, files) ? overlay(read) : reader.read(files);
        String digest = FileDigest.of(List.copyOf(read.values()));
        var revision = new Revision(digest, whole().toString(), null);
        try {
            return snapshot(manifests, read.size(), revision);
        } catch (GithopsException e) {
            e.initRevision(revision.id());
            throw e;
        }
    }

    private Snapshot snapshot(Manifests manifests, int files, Revision revision) {
        List<Resource> resources = manifests.orThrow();
        if (resources.isEmpty()) {
            throw new EmptySourceException(
                    whole() + ": found no manifest in " + files
                            + " files; expected at least one .yaml, .yml or .json file with a resource, check the path",
                    null);
        }
        return Snapshot.of(revision, resources, manifests.warnings());
    }

    /** @param read takes the files of the bases */
    private Manifests overlay(Map<String, ManifestFile> read) {
        try {
            return overlays.read(folder, wanted -> {
                if (!Files.isDirectory(root.resolve(wanted))) {
                    return Optional.empty();
                }
                List<ManifestFile> files = files(wanted);
                files.forEach(file -> read.put(file.name(), file));
                return Optional.of(files);
            });
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<ManifestFile> files() {
        if (!Files.isDirectory(whole())) {
            String found = Files.exists(whole()) ? "a file" : "nothing";
            throw new PathNotFoundException(
                    whole() + ": found " + found + "; expected a folder of manifests, check the path", null);
        }
        try {
            return files(folder);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<ManifestFile> files(String wanted) throws IOException {
        List<ManifestFile> files = new ArrayList<>();
        for (String name : ManifestNames.in(root.resolve(wanted))) {
            files.add(read(wanted.isEmpty() ? name : wanted + "/" + name));
        }
        return files;
    }

    private SourceUnavailableException unreadable(IOException e) {
        return new SourceUnavailableException(
                whole() + ": found an unreadable file: " + e.getMessage()
                        + "; expected files that can be read, check their permissions",
                e);
    }

    private Path whole() {
        return folder.isEmpty() ? root : root.resolve(folder);
    }

    private static String slashed(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    }

    /** Loads no more of a file than tells that it is too large. */
    private ManifestFile read(String name) throws IOException {
        try (InputStream content = Files.newInputStream(root.resolve(name))) {
            return new ManifestFile(name, content.readNBytes(reader.maxBytes() + 1));
        }
    }

    @Override
    public String toString() {
        return "directory " + whole();
    }
}
