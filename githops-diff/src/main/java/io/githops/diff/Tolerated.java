package io.githops.diff;

import io.githops.model.Problem;
import io.githops.model.ResourceId;

/**
 * A field that differs and is left as it is, with a warning.
 *
 * @param field what putting it right would change; an effect of the change says what that would do
 * @param rule the id of the rule by which it is left
 * @param reason why, in words
 */
public record Tolerated(FieldChange field, String rule, String reason) {

    /** The warning of a plan, without sensitive values. */
    Problem problem(ResourceId id) {
        String manager = field.details().liveManager();
        return Problem.warning(
                "GH3601",
                id + ": " + field + " is left as it is"
                        + (manager == null ? "" : ", live value was set by " + manager)
                        + ": " + reason + " (rule " + rule + "). Commit the live value, or put it right by hand",
                field.details().position());
    }
}
