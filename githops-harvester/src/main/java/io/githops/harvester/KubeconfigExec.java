package io.githops.harvester;

import io.githops.tree.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a kubeconfig that names a program to get credentials from.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">
 *     credential plugins</a>
 */
final class KubeconfigExec {
    private static final String GROUP = "client.authentication.k8s.io/";
    private static final String STABLE = GROUP + "v1";
    private static final List<String> VERSIONS = List.of(STABLE, GROUP + "v1beta1");
    private static final List<String> MODES = List.of("Never", "IfAvailable", "Always");

    private final KubeconfigEntry entry;
    private final KubeconfigCluster cluster;

    KubeconfigExec(KubeconfigEntry entry, KubeconfigCluster cluster) {
        this.entry = entry;
        this.cluster = cluster;
    }

    /** @throws KubeconfigException when the program is not allowed, or a field is wrong */
    CredentialPlugin plugin(AllowedPlugins allowed) {
        String version = version();
        requireNoTerminal(version);
        return new CredentialPlugin(
                entry.where(),
                version,
                command(allowed),
                entry.texts("args"),
                environment(),
                entry.isTrue("provideClusterInfo") ? cluster.information() : Mapping.empty(),
                entry.text("installHint").orElse(""));
    }

    private String version() {
        String version = entry.required("apiVersion");
        if (!VERSIONS.contains(version)) {
            throw entry.refused("apiVersion", "not supported; expected one of " + String.join(", ", VERSIONS));
        }
        return version;
    }

    private void requireNoTerminal(String version) {
        Optional<String> mode = entry.text("interactiveMode");
        if (mode.isEmpty() && version.equals(STABLE)) {
            throw entry.wrong("interactiveMode", "missing; add one of " + String.join(", ", MODES));
        }
        mode.ifPresent(given -> {
            if (!MODES.contains(given)) {
                throw entry.wrong("interactiveMode", "expected one of " + String.join(", ", MODES));
            }
            if (given.equals("Always")) {
                throw entry.refused(
                        "interactiveMode",
                        "Always is not supported, as the program has nobody to ask; use a login that needs no answers");
            }
        });
    }

    /** Not the command as it stands: a path means a file beside the kubeconfig, and only the caller may say which one. */
    private String command(AllowedPlugins allowed) {
        String written = entry.required("command");
        String command = AllowedPlugins.isName(written) ? written : path();
        if (!allowed.contains(command)) {
            throw entry.refused(
                    "command",
                    "the program " + ServerWords.bounded(command)
                            + " may not be run unless allowedCredentialPlugins on the builder names it"
                            + (allowed.commands().isEmpty()
                                    ? ""
                                    : "; allowed are " + String.join(", ", allowed.sorted())));
        }
        return command;
    }

    private String path() {
        return entry.path("command").map(Path::normalize).orElseThrow().toString();
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (KubeconfigEntry variable : entry.entries("env")) {
            String name = variable.required("name");
            if (name.contains("=") || name.indexOf('\0') >= 0) {
                throw variable.wrong("name", "is no name of an environment variable");
            }
            variables.put(name, variable.text("value").orElse(""));
        }
        return variables;
    }
}
