package io.githops.diff;

import io.githops.diff.admission.Refusal;
import io.githops.diff.apply.Cause;
import io.githops.manifest.Masking;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import io.githops.tree.FieldPath;
import io.githops.tree.FieldPattern;
import java.util.List;
import java.util.Optional;

/** Tells what the API server itself objects to in an object, without quoting a sensitive value. */
final class Objections {
    private static final String RULE = "invalid-value";
    private static final String SERVER = "API server";
    private static final int UNPROCESSABLE = 422;

    private final List<FieldPattern> sensitive;

    Objections(ResourceKind<?> kind, Resource manifest) {
        sensitive = kind.sensitiveFields(manifest);
    }

    List<Refusal> refusals(List<Cause> causes) {
        return causes.stream().map(this::refusal).toList();
    }

    private Refusal refusal(Cause cause) {
        Optional<FieldPath> field = field(cause.field());
        String message = field.map(this::isSensitive).orElse(!sensitive.isEmpty())
                ? cause.reason() + ": " + Masking.MASK
                : cause.message();
        return new Refusal(RULE, SERVER, UNPROCESSABLE, field.orElse(FieldPath.root()), message);
    }

    private boolean isSensitive(FieldPath field) {
        return sensitive.stream().anyMatch(pattern -> pattern.contains(field) || pattern.isBelow(field));
    }

    /** The path, where it is spelled as ours are; a name in brackets is not. */
    private static Optional<FieldPath> field(String text) {
        try {
            return Optional.of(FieldPath.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
