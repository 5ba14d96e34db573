package io.githops.source;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.GithopsException;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the manifests of a folder, those of its subfolders included. */
final class DirectorySource implements Source {
    private final Path root;
    private final ManifestReader reader;

    DirectorySource(Path root, Kinds kinds) {
        this.root = Objects.requireNonNull(root, "root");
        this.reader = ManifestReader.of(kinds);
    }

    @Override
    public Snapshot fetch() {
        List<ManifestFile> files = files();
        var revision = new Revision(FileDigest.of(files), root.toString(), null);
        try {
            return read(files, revision);
        } catch (GithopsException e) {
            e.initRevision(revision.id());
            throw e;
        }
    }

    private Snapshot read(List<ManifestFile> files, Revision revision) {
        Manifests manifests = reader.read(files);
        List<Resource> resources = manifests.orThrow();
        if (resources.isEmpty()) {
            throw new EmptySourceException(
                    root + ": found no manifest in " + files.size()
                            + " files; expected at least one .yaml, .yml or .json file with a resource, check the path",
                    null);
        }
        return Snapshot.of(revision, resources, manifests.warnings());
    }

    private List<ManifestFile> files() {
        if (!Files.isDirectory(root)) {
            String found = Files.exists(root) ? "a file" : "nothing";
            throw new PathNotFoundException(
                    root + ": found " + found + "; expected a folder of manifests, check the path", null);
        }
        try {
            List<ManifestFile> files = new ArrayList<>();
            for (String name : ManifestNames.in(root)) {
                files.add(read(name));
            }
            return files;
        } catch (IOException e) {
            throw new SourceUnavailableException(
                    root + ": found an unreadable file: " + e.getMessage()
                            + "; expected files that can be read, check their permissions",
                    e);
        }
    }

    /** Loads no more of a file than tells that it is too large. */
    private ManifestFile read(String name) throws IOException {
        try (InputStream content = Files.newInputStream(root.resolve(name))) {
            return new ManifestFile(name, content.readNBytes(reader.maxBytes() + 1));
        }
    }

    @Override
    public String toString() {
        return "directory " + root;
    }
}
