package io.githops.git;

import io.githops.model.Problem;

/** What is said of a submodule. */
final class SubmoduleProblem {
    private static final String CODE = "GH2013";

    private SubmoduleProblem() {}

    static Problem of(String path, Submodules policy) {
        return policy == Submodules.REFUSE
                ? EntryProblems.of(
                        path,
                        CODE,
                        "found a submodule; expected files of this repository alone; copy its manifests, or read its"
                                + " repository by a source of its own")
                : Problem.warning(CODE, "found a submodule; its files are not read", EntryProblems.start(path));
    }
}
