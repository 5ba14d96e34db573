package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.Manifests;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A repository in memory. */
final class TestFiles implements RepositoryFolders {
    private final Map<String, String> files = new TreeMap<>();
    private final Random order = new Random(1);

    static TestFiles of(String path, String content) {
        return new TestFiles().with(path, content);
    }

    TestFiles with(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** With an overlay in {@code prod}; the lines that every overlay begins with are added. */
    TestFiles overlay(String content) {
        return overlay("prod", content);
    }

    TestFiles overlay(String folder, String content) {
        return with(folder + "/githops.yaml", "apiVersion: githops.io/v1\nkind: Overlay\n" + content);
    }

    Map<String, String> contents() {
        return files;
    }

    /** Lists files in another order with each call. */
    @Override
    public Optional<List<ManifestFile>> in(String folder) {
        List<ManifestFile> found = new ArrayList<>();
        files.forEach((path, content) -> {
            if (Folders.isWithin(folder, path)) {
                found.add(ManifestFile.of(path, content));
            }
        });
        java.util.Collections.shuffle(found, order);
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    Manifests read(String folder) {
        try {
            return Overlays.of(Kinds.harvester()).read(folder, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the overlay in {@code prod} gives. */
    List<Resource> prod() {
        return read("prod").orThrow();
    }

    /** The only resource of the overlay in {@code prod}. */
    Resource only() {
        List<Resource> all = prod();
        if (all.size() != 1) {
            throw new AssertionError("expected one resource, found " + all);
        }
        return all.get(0);
    }

    Resource named(String kind, String name) {
        return prod().stream()
                .filter(resource ->
                        resource.id().kind().equals(kind) && resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + prod()));
    }

    /** The problems of the overlay in {@code prod}, as they are shown. */
    List<String> problems() {
        try {
            return List.of("none, but " + prod());
        } catch (ManifestException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static Optional<Tree> at(Resource resource, String path) {
        return resource.at(FieldPath.parse(path));
    }

    static String position(Resource resource, String path) {
        return resource.position(FieldPath.parse(path)).map(Object::toString).orElse("nowhere");
    }
}
