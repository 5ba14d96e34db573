package io.githops.overlay;

import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.Manifests;
import io.githops.model.Kinds;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the patches of one overlay. */
final class PatchReading {
    /** Partial resources need no more than an identity. */
    private static final ManifestReader PARTIAL =
            ManifestReader.builder(Kinds.none()).build();

    private final String folder;
    private final Map<String, ManifestFile> files;
    private final Problems problems;
    private final Set<String> used = new TreeSet<>();

    /**
     * @param folder of the overlay, from the root of the repository
     * @param files in the folder and below it, by their paths from the root of the repository
     */
    PatchReading(String folder, Map<String, ManifestFile> files, Problems problems) {
        this.folder = folder;
        this.files = files;
        this.problems = problems;
    }

    /** The patches in their order. */
    List<Patch> read(List<Placed> entries) {
        List<Patch> patches = new ArrayList<>();
        for (Placed entry : entries) {
            Placed file = entry.field("file");
            if (isOneOf(entry, file)) {
                if (file != null) {
                    patches.addAll(inFile(file));
                } else {
                    Patch patch = inline(entry);
                    if (patch != null) {
                        patches.add(patch);
                    }
                }
            }
        }
        return patches;
    }

    /** The paths of the files that hold patches and so no resources of the overlay. */
    Set<String> usedFiles() {
        return used;
    }

    private boolean isOneOf(Placed entry, @Nullable Placed file) {
        boolean hasTarget = entry.field("target") != null;
        boolean hasMerge = entry.field("merge") != null;
        boolean hasOperations = entry.field("operations") != null;
        boolean isInline = hasTarget && hasMerge != hasOperations;
        boolean isAlone = !hasTarget && !hasMerge && !hasOperations;
        if (file == null ? isInline : isAlone) {
            return true;
        }
        problems.add(
                Problems.NO_OVERLAY,
                entry.origin(),
                "found a patch with " + String.join(", ", ((Mapping) entry.tree()).names())
                        + "; expected either file, or target with merge, or target with operations");
        return false;
    }

    private List<Patch> inFile(Placed file) {
        String text = ((Text) file.tree()).value();
        String path = Folders.within(folder, text);
        ManifestFile content = path == null ? null : files.get(path);
        if (path == null || content == null) {
            problems.add(
                    Problems.UNFIT,
                    file.origin(),
                    "found no file \"" + text
                            + "\" to patch with; expected a YAML or JSON file in the overlay's folder");
            return List.of();
        }
        if (!used.add(path)) {
            problems.add(Problems.UNFIT, file.origin(), "found \"" + path + "\" a second time; expected it once");
            return List.of();
        }
        Manifests partial = PARTIAL.read(List.of(content));
        partial.problems().forEach(problems::add);
        return partial.resources().stream().map(Patch::of).toList();
    }

    private @Nullable Patch inline(Placed entry) {
        Target target = Target.parse(((Mapping) entry.tree()).mapping("target"));
        Placed merge = entry.field("merge");
        Placed list = entry.field("operations");
        if (merge != null) {
            return keepsIdentity(merge) ? new Patch(target, merge, List.of(), entry.origin()) : null;
        }
        List<Placed> written = list == null ? List.of() : list.items();
        List<Patch.Operation> operations = new ArrayList<>();
        for (Placed operation : written) {
            try {
                operations.add(new Patch.Operation(JsonOperation.parse(operation), operation.origin()));
            } catch (IllegalArgumentException e) {
                problems.add(Problems.UNFIT, operation.origin(), String.valueOf(e.getMessage()));
            }
        }
        return operations.size() == written.size() ? new Patch(target, null, operations, entry.origin()) : null;
    }

    private boolean keepsIdentity(Placed merge) {
        for (FieldPath path : Patch.IDENTITY) {
            if (merge.tree().at(path).isPresent()) {
                problems.add(
                        Problems.UNFIT,
                        merge.origin().part(path),
                        "found " + path
                                + " in a patch that has a target; expected none, as a patch changes no identity;"
                                + " use namePrefix, nameSuffix or namespace");
                return false;
            }
        }
        return true;
    }
}
