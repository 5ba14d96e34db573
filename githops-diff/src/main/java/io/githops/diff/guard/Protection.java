package io.githops.diff.guard;

import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Marks that keep an object from being deleted, those of other tools included. A mark with a value that nobody defined
 * protects, too.
 */
public final class Protection {
    private static final List<Mark> MARKS = List.of(
            new Mark("githops.io/prune", value -> !value.equals("enabled")),
            new Mark("githops.io/protect", value -> !value.equals("false")),
            new Mark("helm.sh/resource-policy", "keep"::equals),
            new Mark("kustomize.toolkit.fluxcd.io/prune", "disabled"::equals),
            new Mark("argocd.argoproj.io/sync-options", value -> value.contains("Prune=false")));

    private record Mark(String annotation, Predicate<String> protects) {}

    private Protection() {}

    /** The mark that protects an object: {@code annotation githops.io/prune: disabled}; empty when none does. */
    public static Optional<String> of(Resource object) {
        Mapping annotations = object.tree().mapping("metadata").mapping("annotations");
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        return MARKS.stream()
                .flatMap(mark -> annotations.text(mark.annotation()).filter(mark.protects()).stream()
                        .map(value -> "annotation " + mark.annotation() + ": " + value))
                .findFirst();
    }
}
