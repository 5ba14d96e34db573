package io.githops.diff.guard;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** The field managers of tools that make a cluster as something else says. */
final class ToolManagers {
    /** By how the name begins, in lower case. */
    private static final Map<String, String> TOOLS = Map.of(
            "argocd-", "Argo CD",
            "kustomize-controller", "Flux",
            "helm-controller", "Flux",
            "fleetagent", "Fleet",
            "fleet-agent", "Fleet",
            "helm", "Helm",
            "terraform", "Terraform",
            "pulumi-kubernetes", "Pulumi");

    private ToolManagers() {}

    static boolean isTool(String manager) {
        return !find(manager).isEmpty();
    }

    /** The tool, or the manager itself when it is of none that is known. */
    static String words(String manager) {
        String tool = find(manager);
        return tool.isEmpty() ? manager : tool;
    }

    /** The tool with the longest name that fits; empty when none does. */
    private static String find(String manager) {
        String lower = manager.toLowerCase(Locale.ROOT);
        return TOOLS.entrySet().stream()
                .filter(tool -> lower.startsWith(tool.getKey()))
                .max(Comparator.comparing(tool -> tool.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse("");
    }
}
