package io.githops.diff;

import io.githops.model.GithopsException;

/** Another plan was approved than the one that would be executed: review the new one. Nothing was written. */
public final class StaleApprovalException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final transient Plan plan;

    StaleApprovalException(Plan plan, String approvedHash) {
        super(
                "GH4002",
                plan.revision() + ": approved was the plan " + approvedHash + ", but by now the plan is " + plan.hash()
                        + "; the manifests or the cluster have changed since. Nothing was written. Review the new plan and"
                        + " approve it",
                null);
        this.plan = plan;
    }

    /** The plan as it is now. */
    public Plan plan() {
        return plan;
    }
}
