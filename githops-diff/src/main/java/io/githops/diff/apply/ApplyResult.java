package io.githops.diff.apply;

import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import java.util.List;

/** What comes of an apply. */
public sealed interface ApplyResult {

    /** Why there is nothing to store, as the API server words it; empty when there is. */
    default String refusal() {
        if (this instanceof Conflicted conflicted) {
            return conflicted.message();
        }
        if (this instanceof Invalid invalid) {
            return invalid.message();
        }
        return this instanceof Unmergeable unmergeable ? unmergeable.message() : "";
    }

    /**
     * The object as it would be stored.
     *
     * @param object with managed fields; equal to the live one when nothing changes
     */
    record Applied(Mapping object) implements ApplyResult {}

    /**
     * Other managers own fields with other values, and the apply was not forced.
     *
     * @param conflicts in the API server's order; never empty
     * @param message as the API server words it
     */
    record Conflicted(List<FieldConflict> conflicts, String message) implements ApplyResult {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The manifest does not fit the schema so far that it cannot be merged. */
    record Unmergeable(String message) implements ApplyResult {}

    /**
     * The API server's own rules refuse to store what the apply gives. In a cluster they come after the webhooks that fill
     * objects in.
     *
     * @param object as it is refused, with managed fields
     * @param causes never empty
     * @param message as the API server words it
     */
    record Invalid(Mapping object, List<Cause> causes, String message) implements ApplyResult {
        public Invalid {
            causes = List.copyOf(causes);
        }

        static Invalid of(GroupVersionKind type, Mapping object, List<Cause> causes) {
            String name = object.mapping("metadata").text("name").orElse("");
            List<String> lines = causes.stream().map(Cause::toString).distinct().toList();
            String joined = String.join(", ", lines);
            return new Invalid(
                    object,
                    causes,
                    type.kind() + (type.group().isEmpty() ? "" : "." + type.group()) + " \"" + name + "\" is invalid: "
                            + (lines.size() == 1 ? joined : "[" + joined + "]"));
        }
    }
}
