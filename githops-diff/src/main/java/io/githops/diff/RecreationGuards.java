package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.guard.Protection;
import io.githops.model.Effect;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects that would be deleted and created anew, above all those that a mark protects. */
final class RecreationGuards {
    private RecreationGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes(Action.RECREATE)
                .flatMap(change -> Stream.concat(
                        Stream.of(new Guard(
                                Guard.Code.RECREATION,
                                change.id(),
                                "would be deleted and created anew: " + fields(change)
                                        + ". Change that back, or use another name")),
                        protection(change).stream()));
    }

    private static Optional<Guard> protection(ResourceChange change) {
        return change.desiredResource()
                .flatMap(Protection::of)
                .or(() -> change.liveResource().flatMap(Protection::of))
                .map(mark -> new Guard(
                        Guard.Code.PROTECTION,
                        change.id(),
                        mark + " protects it, but it would be deleted and created anew: " + fields(change)
                                + ". Change that back, or take the mark away"));
    }

    private static String fields(ResourceChange change) {
        return change.fields().stream()
                .filter(field -> field.details().effect().level() == Effect.Level.RECREATE)
                .map(field -> field.path()
                        + (field.details().position() == null
                                ? ""
                                : " (" + field.details().position() + ")"))
                .collect(Collectors.joining(", ", "", " cannot be changed in place"));
    }
}
