package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.Kinds;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a folder with the bases it is built on. Used for one reading. */
final class OverlayReading {
    /** The byte order of paths, which is Git's. */
    private static final Comparator<String> PATHS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    /** How many resources overlays may take from bases, all together. */
    private static final int MOST_RESOURCES = 100_000;

    private static final int DEEPEST = 100;

    private final Kinds kinds;
    private final ManifestReader unchecked;
    private final RepositoryFolders repository;
    private final Problems problems;
    private final Map<String, Optional<Map<String, ManifestFile>>> listed = new HashMap<>();
    private final Map<String, Layer> layers = new HashMap<>();
    private int taken;

    OverlayReading(Kinds kinds, RepositoryFolders repository, Problems problems) {
        this.kinds = kinds;
        this.unchecked = ManifestReader.builder(kinds).build();
        this.repository = repository;
        this.problems = problems;
    }

    /** The resources of a folder that exists, and of its bases. */
    Layer read(String folder) throws IOException {
        return read(folder, files(folder).orElse(Map.of()), new LinkedHashSet<>());
    }

    /** However many overlays have a folder as a base, it is read once. */
    private Layer read(String folder, Map<String, ManifestFile> files, Set<String> above) throws IOException {
        Layer known = layers.get(folder);
        if (known == null) {
            known = readAnew(folder, files, above);
            layers.put(folder, known);
        }
        return known;
    }

    private Layer readAnew(String folder, Map<String, ManifestFile> files, Set<String> above) throws IOException {
        ManifestFile written = files.get(Folders.file(folder, OverlayFile.NAME));
        if (written == null) {
            return plain(files.values());
        }
        OverlayFile overlay = OverlayFile.read(written, problems::add);
        if (overlay == null) {
            return Layer.plain(List.of(), false);
        }
        above.add(folder);
        Layer layer = layer(folder, files, overlay, above);
        above.remove(folder);
        return layer;
    }

    private Layer layer(String folder, Map<String, ManifestFile> files, OverlayFile overlay, Set<String> above)
            throws IOException {
        List<String> bases = new ArrayList<>();
        List<Layer> below = new ArrayList<>();
        boolean isComplete = true;
        for (Placed written : overlay.list("bases")) {
            String base = base(folder, written, above);
            if (base == null) {
                isComplete = false;
            } else {
                bases.add(base);
                Layer layer = read(base, files(base).orElseThrow(), above);
                if (!take(layer, written)) {
                    return Layer.plain(List.of(), false);
                }
                below.add(layer);
            }
        }
        var patches = new PatchReading(folder, files, problems);
        List<Patch> changes = patches.read(overlay.list("patches"));
        below.add(plain(own(folder, files, bases, patches.usedFiles())));
        var edit = new LayerEdit(kinds, problems, isComplete);
        below.forEach(edit::add);
        edit.change(overlay, changes);
        return edit.layer();
    }

    /** Counts what an overlay takes from a base; false when it is too much, which is reported once. */
    private boolean take(Layer base, Placed written) {
        boolean wasTooMuch = taken > MOST_RESOURCES;
        taken = wasTooMuch ? taken : taken + base.resources().size();
        if (!wasTooMuch && taken > MOST_RESOURCES) {
            problems.add(
                    Problems.TOO_MUCH,
                    written.origin(),
                    "found more than " + MOST_RESOURCES + " resources that overlays take from bases; expected no more;"
                            + " look for bases that multiply each other");
        }
        return taken <= MOST_RESOURCES;
    }

    private Layer plain(Collection<ManifestFile> files) {
        Manifests read = unchecked.read(files);
        read.problems().forEach(problems::add);
        return Layer.plain(
                read.resources(), read.problems().size() == read.warnings().size());
    }

    /** The files of an overlay's own resources. */
    private static List<ManifestFile> own(
            String folder, Map<String, ManifestFile> files, List<String> bases, Set<String> patches) {
        String overlay = Folders.file(folder, OverlayFile.NAME);
        return files.values().stream()
                .filter(file -> !file.name().equals(overlay) && !patches.contains(file.name()))
                .filter(file -> bases.stream()
                        .noneMatch(base -> base.length() > folder.length() && Folders.isWithin(base, file.name())))
                .toList();
    }

    private @Nullable String base(String folder, Placed written, Set<String> above) throws IOException {
        String text = ((Text) written.tree()).value();
        String base = Folders.within(folder, text);
        if (base == null) {
            problems.add(
                    Problems.NO_BASE,
                    written.origin(),
                    "found base \"" + text
                            + "\"; expected a relative path with slashes that stays within the repository");
        } else if (above.contains(base)) {
            String cycle = String.join(" -> ", above) + " -> " + base;
            problems.add(
                    Problems.CYCLE,
                    written.origin(),
                    "found base \"" + text + "\", which is built on this overlay: " + cycle
                            + "; expected a base that is not");
        } else if (above.size() > DEEPEST) {
            problems.add(
                    Problems.TOO_MUCH,
                    written.origin(),
                    "found base \"" + text + "\" below " + above.size() + " overlays; expected at most " + DEEPEST
                            + "; make fewer overlays of them");
        } else if (files(base).isEmpty()) {
            problems.add(
                    Problems.NO_BASE,
                    written.origin(),
                    "found no folder \"" + base + "\" for base \"" + text
                            + "\"; expected a folder of the repository; check the path");
        } else if (files(base).get().isEmpty()) {
            problems.add(
                    Problems.NO_BASE,
                    written.origin(),
                    "found no manifest in the folder \"" + base + "\"; expected some, as an empty base is most often a"
                            + " moved one");
        } else {
            return base;
        }
        return null;
    }

    private Optional<Map<String, ManifestFile>> files(String folder) throws IOException {
        Optional<Map<String, ManifestFile>> known = listed.get(folder);
        if (known == null) {
            known = repository.in(folder).map(OverlayReading::ordered);
            listed.put(folder, known);
        }
        return known;
    }

    private static Map<String, ManifestFile> ordered(List<ManifestFile> files) {
        Map<String, ManifestFile> ordered = new TreeMap<>(PATHS);
        files.forEach(file -> ordered.put(file.name(), file));
        return ordered;
    }
}
