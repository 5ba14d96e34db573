package io.githops.git;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.ManifestWriter;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.overlay.Overlays;
import io.githops.tree.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the manifests in some files say what others say, with as little change to the files as can be. */
final class ManifestEdits {
    private final ManifestReader reader;
    private final String folder;
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<ResourceId, String> places = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * @param folder where new files go
     * @param files by path; those that hold no manifests are passed over
     * @throws ManifestException when files cannot be read
     * @throws UnwritableException when an overlay makes other resources of them
     */
    ManifestEdits(Kinds kinds, String folder, SortedMap<String, byte[]> files) {
        this.reader = ManifestReader.builder(kinds).build();
        this.folder = folder;
        List<ManifestFile> manifests = new ArrayList<>();
        files.forEach((path, content) -> {
            if (path.equals(Overlays.FILE) || path.endsWith("/" + Overlays.FILE)) {
                throw new UnwritableException(
                        path + ": found an overlay; expected a folder of plain manifests, as what an"
                                + " overlay stands for is written in its bases and patches; edit these by hand");
            }
            if (ManifestFile.isManifest(path)) {
                manifests.add(new ManifestFile(path, content));
                texts.put(path, new String(content, StandardCharsets.UTF_8));
            }
        });
        for (Resource resource : reader.read(manifests).orThrow()) {
            resource.position(FieldPath.root()).ifPresent(position -> places.put(resource.id(), position.file()));
        }
    }

    /** The files that change, with the manifests in the place of those of the same identity. */
    FileEdits with(Collection<Resource> manifests) {
        FileEdits edits = FileEdits.none();
        for (Resource manifest : manifests) {
            String path = places.computeIfAbsent(manifest.id(), this::newPath);
            String before = texts.get(path);
            String after = before == null ? ManifestWriter.write(manifest.tree()) : replaced(path, before, manifest);
            texts.put(path, after);
            edits = edits.put(path, after);
        }
        return edits;
    }

    /** Which comments are lost. */
    List<Problem> warnings() {
        return warnings;
    }

    private String replaced(String path, String text, Resource manifest) {
        List<Resource> before = read(path, text);
        Resource old = before.stream()
                .filter(resource -> resource.id().equals(manifest.id()))
                .findFirst()
                .orElseThrow();
        List<Resource> after = before.stream()
                .map(resource -> resource == old ? manifest : resource)
                .toList();
        String edited = ScalarEdit.of(text, old, manifest).orElse("");
        if (says(path, edited, after)) {
            return edited;
        }
        var document = DocumentEdit.of(text, old, manifest);
        if (!says(path, document.text(), after)) {
            throw new UnwritableException(path + ": " + manifest.id()
                    + " cannot be replaced without touching other resources, as in a list of resources; expected a"
                    + " document of its own; take it out of the list, or edit the file by hand");
        }
        if (document.losesComments()) {
            Position position = old.position(FieldPath.root()).orElse(null);
            warnings.add(Problem.warning(
                    "GH2098",
                    manifest.id() + ": found comments between its fields, which are lost as the document is written"
                            + " anew; put them back where they still hold",
                    position));
        }
        return document.text();
    }

    private boolean says(String path, String text, List<Resource> expected) {
        return !text.isEmpty() && read(path, text).equals(expected);
    }

    /** The resources of a file; none of a document that cannot be read. */
    private List<Resource> read(String path, String text) {
        return reader.read(List.of(ManifestFile.of(path, text))).resources();
    }

    /** A file that is not there yet: other kinds and names may be written alike. */
    private String newPath(ResourceId id) {
        String namespace = id.namespace().isEmpty() ? "_cluster" : id.namespace();
        String name = (id.kind() + "-" + id.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
        String place = (folder.isEmpty() ? "" : folder + "/") + namespace + "/" + name;
        String path = place + ".yaml";
        for (int number = 2; texts.containsKey(path); number++) {
            path = place + "-" + number + ".yaml";
        }
        return path;
    }
}
