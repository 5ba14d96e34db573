package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.Permission;
import io.githops.diff.ResourceChange;
import io.githops.model.GroupVersionKind;
import io.githops.model.Problem;
import io.githops.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the rights that changes need, each once for a kind and namespace, and by name only where that is denied. */
final class RightsCheck {
    private static final String CODE = "GH3411";
    /** So many names suffice to tell what is missing. */
    private static final int MOST = 20;

    private final Cluster cluster;

    RightsCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    private record Right(String verb, GroupVersionKind kind, String namespace) {}

    /** The rights that are missing, in the order of the changes; what the cluster cannot say is taken for granted. */
    List<Problem> problems(Collection<ResourceChange> changes) {
        Map<Right, List<String>> needed = new LinkedHashMap<>();
        for (ResourceChange change : changes) {
            Resource subject = change.desiredResource().or(change::liveResource).orElseThrow();
            for (String verb : verbs(change)) {
                needed.computeIfAbsent(
                                new Right(verb, subject.groupVersionKind(), subject.namespace()),
                                any -> new ArrayList<>())
                        .add(subject.name());
            }
        }
        List<Problem> problems = new ArrayList<>();
        needed.forEach((right, names) -> problem(right, names).ifPresent(problems::add));
        return problems;
    }

    private static List<String> verbs(ResourceChange change) {
        return switch (change.action()) {
            case CREATE -> List.of("create", "patch");
            case UPDATE -> List.of("patch");
            case RECREATE -> List.of("delete", "create", "patch");
            case PRUNE -> List.of("delete");
            case UNCHANGED -> List.of();
        };
    }

    private Optional<Problem> problem(Right right, List<String> names) {
        if (ask(right, "").map(Permission::isGranted).orElse(true)) {
            return Optional.empty();
        }
        List<String> denied = new ArrayList<>();
        String reason = "";
        for (String name : names) {
            if (denied.size() == MOST) {
                break;
            }
            Optional<Permission> answer = ask(right, name);
            if (answer.isPresent() && !answer.get().isGranted()) {
                denied.add(name);
                reason = answer.get().reason();
            }
        }
        return denied.isEmpty() ? Optional.empty() : Optional.of(missing(right, denied, reason));
    }

    private Optional<Permission> ask(Right right, String name) {
        return cluster.permission(right.verb(), right.kind(), right.namespace(), name);
    }

    private static Problem missing(Right right, List<String> names, String reason) {
        String objects = names.size() == 1 ? names.get(0) : names.size() + " objects, among them " + names.get(0);
        String place = right.namespace().isEmpty() ? "the cluster" : "namespace " + right.namespace();
        return Problem.error(
                CODE,
                "found no right to " + right.verb() + " "
                        + right.kind().kind() + " (" + right.kind().apiVersion() + ") in " + place + ", for " + objects
                        + (reason.isEmpty() ? "" : ": " + reason) + "; expected it to be granted",
                null);
    }
}
