package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForbiddenException;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.GroupVersionKind;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether the namespaces of what is to be created exist, or are created first. */
final class NamespaceCheck {
    private static final String CODE = "GH3412";
    private static final GroupVersionKind NAMESPACE = GroupVersionKind.of("v1", "Namespace");

    private final Cluster cluster;

    NamespaceCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A problem for each namespace that is missing or going, in the order of the changes. */
    List<Problem> problems(Collection<ResourceChange> changes) {
        Set<String> created = changes.stream()
                .filter(change -> change.action() != Action.PRUNE)
                .map(ResourceChange::id)
                .filter(id -> id.group().isEmpty() && id.kind().equals(NAMESPACE.kind()))
                .map(id -> id.name())
                .collect(Collectors.toSet());
        Map<String, List<Resource>> needed = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.action() == Action.CREATE)
                .flatMap(change -> change.desiredResource().stream())
                .filter(resource -> !resource.namespace().isEmpty() && !created.contains(resource.namespace()))
                .forEach(resource -> needed.computeIfAbsent(resource.namespace(), any -> new ArrayList<>())
                        .add(resource));
        List<Problem> problems = new ArrayList<>();
        needed.forEach(
                (name, resources) -> trouble(name).ifPresent(found -> problems.add(problem(name, resources, found))));
        return problems;
    }

    private Optional<String> trouble(String name) {
        try {
            Optional<Resource> live = cluster.get(NAMESPACE, "", name);
            if (live.isEmpty()) {
                return Optional.of("does not exist");
            }
            return live.get().metadata().has("deletionTimestamp") ? Optional.of("is being deleted") : Optional.empty();
        } catch (ForbiddenException e) {
            return Optional.empty();
        }
    }

    private static Problem problem(String name, List<Resource> resources, String found) {
        Resource first = resources.get(0);
        String others = resources.size() == 1 ? "" : " and " + (resources.size() - 1) + " more";
        return Problem.error(
                CODE,
                first + others + ": found that namespace " + name + " " + found
                        + "; expected it to exist, or to be in the manifests",
                first.position(FieldPath.of("metadata", "namespace"))
                        .or(() -> first.position(FieldPath.root()))
                        .orElse(null));
    }
}
