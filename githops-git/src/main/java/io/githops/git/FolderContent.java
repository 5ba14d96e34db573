package io.githops.git;

import io.githops.manifest.Manifests;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.source.EmptySourceException;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read of a folder.
 *
 * @param problems in the order of files
 * @param files how many were read
 */
record FolderContent(List<Resource> resources, List<Problem> problems, int files) {

    /** @param entries what is wrong with what stands in the place of files */
    static FolderContent of(Manifests manifests, Collection<Problem> entries, int files) {
        List<Problem> problems = Stream.concat(entries.stream(), manifests.problems().stream())
                .sorted(Comparator.comparing(FolderContent::file))
                .toList();
        return new FolderContent(manifests.resources(), problems, files);
    }

    /**
     * The snapshot of a revision that holds this in the folder.
     *
     * @throws ManifestException when there is an error among the problems
     * @throws EmptySourceException when there is no resource
     */
    Snapshot at(Revision revision, GitOptions options) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ManifestException(errors);
        }
        if (resources.isEmpty()) {
            throw empty(revision, options);
        }
        return Snapshot.of(revision, resources, problems);
    }

    private EmptySourceException empty(Revision revision, GitOptions options) {
        String folder = options.folder().isEmpty() ? "the root folder" : "the folder \"" + options.folder() + "\"";
        String patterns = options.patterns().stream().map(GlobPattern::text).collect(Collectors.joining(", "));
        String found = files == 0
                ? folder + " has no file that matches " + patterns
                : folder + " has no resource in its files (" + files + " read)";
        return new EmptySourceException(
                options.address() + " at " + revision + ": " + found
                        + "; expected at least one manifest; check the path and the patterns",
                null);
    }

    private static String file(Problem problem) {
        return problem.position() == null ? "" : problem.position().file();
    }
}
