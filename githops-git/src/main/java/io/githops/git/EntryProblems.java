package io.githops.git;

import io.githops.model.Position;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the entries of folders, up to a bound. */
final class EntryProblems {
    private static final int MAX = 1000;

    private final List<Problem> problems = new ArrayList<>();
    private boolean isFull;

    /** A problem at the beginning of a file, or of a folder. */
    static Problem of(String path, String code, String message) {
        return Problem.error(code, message, start(path));
    }

    /** The object that an entry names is of another type than the entry says. */
    static Problem wrongType(String path, String expected) {
        return of(
                path,
                "GH2051",
                "found an object of another type than its entry says; expected " + expected
                        + "; find out who pushed it, and push a commit that git wrote");
    }

    static Position start(String path) {
        return new Position(ShownName.ofPath(path), 1, 1);
    }

    void add(Problem problem) {
        if (!isFull) {
            problems.add(problem);
        }
        if (problems.size() == MAX && !isFull) {
            isFull = true;
            problems.add(Problem.error(
                    "GH2059",
                    "found " + MAX + " problems of files; the rest was not looked at; mend these first",
                    problem.position()));
        }
    }

    boolean areFull() {
        return isFull;
    }

    List<Problem> problems() {
        return problems;
    }
}
