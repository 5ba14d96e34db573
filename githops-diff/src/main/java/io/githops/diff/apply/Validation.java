package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.schema.Schema;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the API server refuses to store of one kind, whatever webhooks there are: names and labels out of form, values that
 * the schema forbids, broken expressions of the bundled kinds, and the rules that Kubernetes has for its own kinds. Immutable
 * and thread-safe.
 */
public final class Validation {
    private final GroupVersionKind type;
    private final Schema schema;
    private final boolean hasExpressions;

    private Validation(GroupVersionKind type, Schema schema, boolean hasExpressions) {
        this.type = type;
        this.schema = schema;
        this.hasExpressions = hasExpressions;
    }

    /** The validation of a kind whose schema has no expressions but those of the bundled kinds. */
    public static Validation of(GroupVersionKind type, Schema schema) {
        return new Validation(type, schema, ExpressionRules.has(type));
    }

    /** This validation for a schema that holds expressions, which the API server only evaluates when all else is right. */
    public Validation withExpressions() {
        return new Validation(type, schema, true);
    }

    /**
     * What is wrong with an object as it would be stored; empty when nothing is. What an update leaves as it was is not
     * held against it.
     *
     * @param live null on create
     */
    public List<Cause> problems(@Nullable Mapping live, Mapping object) {
        if (live != null && live.equals(object)) {
            return List.of();
        }
        List<Cause> causes = new ArrayList<>(metadata(live, object));
        causes.addAll(SchemaCheck.problems(live, object, schema));
        causes.addAll(BuiltInCheck.problems(type, live, object));
        if (!hasExpressions) {
            return causes;
        }
        if (causes.stream().anyMatch(Cause::isBlocking)) {
            causes.add(Cause.rulesNotChecked());
        } else {
            causes.addAll(ExpressionRules.problems(type, live, object));
        }
        return causes;
    }

    private List<Cause> metadata(@Nullable Mapping live, Mapping object) {
        Mapping metadata = object.mapping("metadata");
        boolean isSame = live != null
                && live.mapping("metadata").mapping("labels").equals(metadata.mapping("labels"))
                && live.mapping("metadata").mapping("annotations").equals(metadata.mapping("annotations"));
        return isSame ? List.of() : MetadataCheck.problems(object, type);
    }
}
