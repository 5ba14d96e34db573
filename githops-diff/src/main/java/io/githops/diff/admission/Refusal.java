package io.githops.diff.admission;

import io.githops.tree.FieldPath;
import java.util.Objects;

/**
 * What a webhook answers to a write it does not accept.
 *
 * @param rule which rule says no, in lower case with hyphens, such as {@code image-in-use}; stable
 * @param webhook the name the API server quotes, such as {@code validator.harvesterhci.io}
 * @param status the HTTP status code of the answer
 * @param field what is wrong; the root when it is not one field
 * @param message as the webhook words it, without the API server's prefix
 */
public record Refusal(String rule, String webhook, int status, FieldPath field, String message) {
    /** @throws NullPointerException when a part is null */
    public Refusal {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(webhook, "webhook");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }

    /** {@code spec.displayName: immutable (image-display-name, validator.harvesterhci.io)}. */
    @Override
    public String toString() {
        String where = field.isRoot() ? "" : field + ": ";
        return where + message + " (" + rule + ", " + webhook + ")";
    }
}
