package io.githops.git.trust;

import io.githops.model.GithopsException;
import io.githops.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Allowed signers or revoked keys that cannot be used; the reaction is to correct the files. */
public final class AllowedSignersException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param problems at least one, in the order of files and lines
     * @throws IndexOutOfBoundsException when there is no problem
     */
    public AllowedSignersException(List<Problem> problems) {
        super(problems.get(0).code(), message(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of files and lines; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.position() == null ? "" : problem.position() + ": ") + problem.message())
                .collect(Collectors.joining("\n"));
    }
}
