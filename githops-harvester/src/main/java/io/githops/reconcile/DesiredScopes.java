package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ServedKind;
import io.githops.cluster.UnservedKindException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Snapshot;
import io.githops.tree.FieldPath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the cluster how it serves the desired kinds: refuses those it does not serve, and gives resources of kinds nobody
 * registered the namespace, or lack of one, that their scope asks for.
 */
final class DesiredScopes {
    private static final String DEFAULT_NAMESPACE = "default";

    private final Cluster cluster;
    private final Map<GroupVersionKind, Optional<ServedKind>> served = new HashMap<>();

    DesiredScopes(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @throws UnservedKindException naming every kind that is not served, with the first place that uses it */
    Snapshot resolve(Snapshot snapshot, Kinds kinds) {
        Set<String> defined = snapshot.resources().stream()
                .filter(resource -> resource.id().kind().equals("CustomResourceDefinition"))
                .map(resource -> resource.tree().mapping("spec").text("group").orElse(""))
                .collect(Collectors.toSet());
        requireServed(snapshot, defined);
        List<Resource> resolved = snapshot.resources().stream()
                .map(resource -> kinds.find(resource.groupVersionKind()).isPresent() ? resource : scoped(resource))
                .toList();
        return snapshot.withResources(resolved);
    }

    /** Whether the cluster serves the kind now; false for kinds whose definition is still to be applied. */
    boolean isServed(GroupVersionKind kind) {
        return find(kind).isPresent();
    }

    private void requireServed(Snapshot snapshot, Set<String> defined) {
        Set<GroupVersionKind> missing = new LinkedHashSet<>();
        StringBuilder lines = new StringBuilder();
        for (Resource resource : snapshot.resources()) {
            GroupVersionKind kind = resource.groupVersionKind();
            if (!defined.contains(kind.group()) && find(kind).isEmpty() && missing.add(kind)) {
                lines.append("\n  ")
                        .append(resource.position(FieldPath.of("apiVersion"))
                                .map(position -> position + ": ")
                                .orElse(""))
                        .append(resource)
                        .append(": found apiVersion ")
                        .append(kind.apiVersion())
                        .append(" and kind ")
                        .append(kind.kind());
            }
        }
        if (!missing.isEmpty()) {
            throw new UnservedKindException(
                    cluster.location() + " does not serve" + lines
                            + "\nexpected a kind and version that the cluster serves. Correct the manifest, install what"
                            + " defines the kind, or enable the add-on that does; nothing was written",
                    null);
        }
    }

    private Resource scoped(Resource resource) {
        Optional<ServedKind> kind = find(resource.groupVersionKind());
        if (kind.isEmpty()) {
            return resource;
        }
        boolean isMissing = kind.get().namespaced() && resource.namespace().isEmpty();
        boolean isNeedless = !kind.get().namespaced() && !resource.namespace().isEmpty();
        return isMissing ? resource.inNamespace(DEFAULT_NAMESPACE) : isNeedless ? resource.inNamespace("") : resource;
    }

    private Optional<ServedKind> find(GroupVersionKind kind) {
        return served.computeIfAbsent(kind, cluster::served);
    }
}
