package io.githops.diff;

import io.githops.model.Problem;
import io.githops.model.ResourceId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SPI: looks at a finished plan. Errors hold the plan back as guards do, warnings are listed with it. Asked each time a plan
 * is made, and must answer the same to the same plan. {@code Checks.asReview} makes one of checks.
 */
@FunctionalInterface
public interface PlanReview {

    /** What is wrong with the plan; empty when nothing is. */
    List<Verdict> review(Plan plan);

    /**
     * One thing wrong with a plan.
     *
     * @param subject what it is about; null for the plan as a whole
     * @param problem quotes no secret value
     */
    record Verdict(@Nullable ResourceId subject, Problem problem) {
        /** @throws NullPointerException when the problem is null */
        public Verdict {
            Objects.requireNonNull(problem, "problem");
        }

        boolean isError() {
            return problem.severity() == Problem.Severity.ERROR;
        }

        Guard guard() {
            return new Guard(Guard.Code.FAILED_CHECK, subject, problem.toString());
        }
    }
}
