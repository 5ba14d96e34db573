package io.githops.examples.cli;

import io.githops.harvester.Harvester;
import io.githops.harvester.HarvesterBuilder;
import io.githops.harvester.embedded.EmbeddedHarvester;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class ClusterOptions {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--context", paramLabel = "C", description = "Context in the kubeconfig. Default: its current one.")
    private @Nullable String context;

    @Option(
            names = "--allow-plugin",
            paramLabel = "COMMAND",
            description = "Program that the kubeconfig may run for credentials. May be given several times.")
    private List<String> plugins = List.of();

    private static final class Choice {
        @Option(names = "--kubeconfig", paramLabel = "FILE", description = "How to reach the cluster.")
        private @Nullable Path kubeconfig;

        @Option(
                names = "--from-environment",
                description = "The cluster that kubectl reaches: by KUBECONFIG, ~/.kube/config, or from within a pod.")
        private boolean environment;

        @Option(names = "--embedded", description = "A fresh, empty embedded Harvester that ends with the command.")
        private boolean embedded;

        @Option(
                names = "--snapshot",
                paramLabel = "FILE",
                description =
                        "A cluster in memory with the objects of a file that 'serve' or 'kubectl get -o json' wrote.")
        private @Nullable Path snapshot;
    }

    /** A cluster; what belongs to it is released when it is closed. */
    Harvester open() {
        if (choice.embedded) {
            return Harvester.over(embedded().transport());
        }
        if (choice.snapshot != null) {
            EmbeddedHarvester copy = embedded();
            StateFile.load(copy, choice.snapshot, "--snapshot");
            return Harvester.over(copy.transport());
        }
        HarvesterBuilder builder =
                choice.kubeconfig == null ? Harvester.builder() : Harvester.builder(choice.kubeconfig);
        if (context != null) {
            builder.context(context);
        }
        if (!plugins.isEmpty()) {
            builder.allowedCredentialPlugins(plugins.toArray(String[]::new));
        }
        return builder.userAgent("githops-cli").build();
    }

    private static EmbeddedHarvester embedded() {
        return EmbeddedHarvester.builder().kinds(KnownKinds.load()).realTime().start();
    }
}
