package io.githops.manifest;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What files hold: resources, and what is wrong with the files. Immutable. */
public final class Manifests {
    private static final int MAX_PROBLEMS = 100;
    private static final Comparator<Position> BY_PLACE =
            Comparator.comparing(Position::file).thenComparing(Position::line).thenComparing(Position::column);

    private final List<Resource> resources;
    private final List<Problem> problems;

    Manifests(List<Resource> resources, List<Problem> problems) {
        this.resources = List.copyOf(resources);
        this.problems = problems.stream()
                .sorted(Comparator.comparing(Problem::position, Comparator.nullsLast(BY_PLACE)))
                .toList();
    }

    /**
     * What several files hold together; a resource that two of them describe is a problem.
     *
     * @param files in the order in which their resources are wanted
     */
    public static Manifests of(Collection<ParsedFile> files) {
        var collector = new ManifestCollector();
        files.forEach(collector::add);
        return collector.manifests();
    }

    /**
     * What somebody made of files.
     *
     * @param resources each identity at most once, in the order in which they are wanted
     * @param problems in any order
     */
    public static Manifests of(List<Resource> resources, List<Problem> problems) {
        return new Manifests(resources, problems);
    }

    /**
     * The resources that could be read, in the order of files and documents; each identity at most once. Where there are
     * errors, resources are missing.
     */
    public List<Resource> resources() {
        return resources;
    }

    /** Errors and warnings, by file, line and column; those without a place come last. */
    public List<Problem> problems() {
        return problems;
    }

    /** The problems that the files can be used in spite of, in the order of {@link #problems}. */
    public List<Problem> warnings() {
        return withSeverity(Problem.Severity.WARNING);
    }

    /**
     * The resources, if there is no error.
     *
     * @throws ManifestException when there is one; holds all errors of all files, up to 100 and how many more there are
     */
    public List<Resource> orThrow() {
        List<Problem> errors = withSeverity(Problem.Severity.ERROR);
        if (!errors.isEmpty()) {
            throw new ManifestException(bounded(errors));
        }
        return resources;
    }

    private List<Problem> withSeverity(Problem.Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .toList();
    }

    private static List<Problem> bounded(List<Problem> errors) {
        if (errors.size() <= MAX_PROBLEMS) {
            return errors;
        }
        List<Problem> first = new ArrayList<>(errors.subList(0, MAX_PROBLEMS));
        int more = errors.size() - MAX_PROBLEMS;
        first.add(Problem.error("GH1000", "found " + more + " more problems, left out here; fix these first", null));
        return first;
    }

    @Override
    public String toString() {
        return resources.size() + " resources, " + problems.size() + " problems";
    }
}
