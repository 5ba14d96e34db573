package io.githops.harvester.embedded;

import java.util.Set;

/** The API groups that Kubernetes itself brings. */
final class BuiltInGroups {
    private static final Set<String> WITH_GENERATION = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apps",
            "batch",
            "discovery.k8s.io",
            "networking.k8s.io",
            "policy");
    private static final Set<String> WITHOUT_GENERATION = Set.of(
            "",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "autoscaling",
            "coordination.k8s.io",
            "events.k8s.io",
            "node.k8s.io",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private BuiltInGroups() {}

    static boolean contains(String group) {
        return WITH_GENERATION.contains(group) || WITHOUT_GENERATION.contains(group);
    }

    static boolean hasGeneration(String group) {
        return WITH_GENERATION.contains(group);
    }
}
