package io.githops.git;

import io.githops.manifest.Manifests;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;

/** The files of a folder at one commit, each parsed, and what they hold together. Immutable. */
final class FolderListing {
    private final ObjectId root;
    private final ObjectId folder;
    private final Map<String, ParsedBlob> files;
    private final List<Problem> problems;
    private final boolean hasLinks;
    private final Manifests manifests;

    /**
     * @param root the entries of the commit
     * @param folder the entries of the folder
     * @param files by their path from the root, in the byte order of paths; owned by the listing from here on
     * @param problems with what stands in the place of files
     * @param hasLinks whether there are symbolic links, which may lead out of the folder
     */
    FolderListing(
            ObjectId root, ObjectId folder, Map<String, ParsedBlob> files, List<Problem> problems, boolean hasLinks) {
        this.root = root;
        this.folder = folder;
        this.files = Collections.unmodifiableMap(files);
        this.problems = List.copyOf(problems);
        this.hasLinks = hasLinks;
        this.manifests = Manifests.of(files.values().stream()
                .map(ParsedBlob::manifests)
                .filter(Objects::nonNull)
                .toList());
    }

    /** Whether the folder of a commit is the same to the last byte, and what its links lead to as well. */
    boolean isOf(ObjectId commitRoot, ObjectId commitFolder) {
        return folder.equals(commitFolder) && (!hasLinks || root.equals(commitRoot));
    }

    ObjectId folder() {
        return folder;
    }

    /** By the path from the root, in byte order. */
    Map<String, ParsedBlob> files() {
        return files;
    }

    /** Whether all there is are files, parsed or of no interest, so that a change of one has no effect on others. */
    boolean isPlain() {
        return problems.isEmpty() && !hasLinks;
    }

    Manifests manifests() {
        return manifests;
    }

    /** All problems, in the order of files. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        files.values().stream()
                .map(ParsedBlob::problem)
                .filter(Objects::nonNull)
                .forEach(all::add);
        return Stream.concat(all.stream(), manifests.problems().stream())
                .sorted(Comparator.comparing(FolderListing::file))
                .toList();
    }

    private static String file(Problem problem) {
        return problem.position() == null ? "" : problem.position().file();
    }
}
