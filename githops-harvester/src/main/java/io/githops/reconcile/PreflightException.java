package io.githops.reconcile;

import io.githops.cluster.ClusterException;
import io.githops.diff.Plan;
import io.githops.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A plan cannot be made as a whole: mend everything that is listed, then execute it again. Nothing was written. */
public final class PreflightException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PreflightException(Plan plan, List<Problem> problems) {
        super(
                "GH3402",
                plan.revision() + ": found " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                        + " before the first write; expected none\n"
                        + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"))
                        + "\nMend these, then try again; nothing was written",
                null);
        this.problems = List.copyOf(problems);
    }

    /** Everything that is in the way, by code and then in the order of the plan; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
