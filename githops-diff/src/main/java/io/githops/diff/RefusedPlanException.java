package io.githops.diff;

import io.githops.model.GithopsException;
import java.util.stream.Collectors;

/** Guards hold a plan back: change the manifests, or approve the plan by its hash. Nothing was written. */
public final class RefusedPlanException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final transient Plan plan;

    RefusedPlanException(Plan plan) {
        super("GH4001", message(plan), null);
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    private static String message(Plan plan) {
        return plan.revision() + ": refused, nothing was written\n"
                + plan.guards().stream()
                        .map(guard -> "  " + guard + ", approved by " + Approval.of(guard))
                        .collect(Collectors.joining("\n"))
                + "\nCheck the plan, then approve each by its name, or change the manifests";
    }
}
