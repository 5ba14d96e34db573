package io.githops.diff.check;

import io.githops.model.Problem;
import io.githops.model.Problem.Severity;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem that a check found.
 *
 * @param check the id of the check
 * @param subject null when it is about everything that was checked
 * @param at the field of the subject; the root when it is about the subject as a whole
 * @param problem the message names subject, field and check
 */
public record Finding(String check, @Nullable ResourceId subject, FieldPath at, Problem problem) {
    /** @throws NullPointerException when check, field or problem is null */
    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(problem, "problem");
    }

    /** Whether the resources must not be used as they are. */
    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /** {@code vms/web.yaml:1:1: VirtualMachine shop/web: every machine needs a label owner [owner-label] (GH1601)}. */
    @Override
    public String toString() {
        return problem.toString();
    }
}
