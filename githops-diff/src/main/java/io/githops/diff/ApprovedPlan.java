package io.githops.diff;

/**
 * A plan that may be executed: nothing guards it, or its hash was approved. Made by {@link Plan#approve} and {@link
 * Plan#approveUnguarded} only.
 */
public final class ApprovedPlan {
    private final Plan plan;

    ApprovedPlan(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    @Override
    public String toString() {
        return "approved " + plan;
    }
}
