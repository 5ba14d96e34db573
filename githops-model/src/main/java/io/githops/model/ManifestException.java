package io.githops.model;

import java.util.List;
import java.util.stream.Collectors;

/** Manifests that cannot be used; the reaction is to fix the files. Holds every problem found, not only the first. */
public final class ManifestException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one, in the order of files and lines
     * @throws IllegalArgumentException when there is no problem
     */
    public ManifestException(List<Problem> problems) {
        super(codeOf(problems), summary(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of files and lines; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String codeOf(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a ManifestException needs at least one problem");
        }
        return problems.get(0).code();
    }

    private static String summary(List<Problem> problems) {
        Problem first = problems.get(0);
        if (problems.size() == 1) {
            return (first.position() == null ? "" : first.position() + ": ") + first.message();
        }
        String lines = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return lines + "\n" + problems.size() + " problems in the manifests";
    }
}
