package io.githops.examples.cli;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.reconcile.Cluster;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class ClusterOptions {
    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--context", paramLabel = "C", description = "Context in the kubeconfig. Default: its current one.")
    private @Nullable String context;

    private static final class Choice {
        @Option(names = "--kubeconfig", paramLabel = "FILE", description = "How to reach the cluster.")
        private @Nullable Path kubeconfig;

        @Option(names = "--embedded", description = "A fresh, empty embedded Harvester that ends with the command.")
        private boolean embedded;
    }

    /** A cluster; what belongs to it is released when it is closed. */
    Cluster open() {
        if (choice.kubeconfig == null) {
            return Harvester.over(EmbeddedHarvester.builder()
                    .kinds(KnownKinds.load())
                    .realTime()
                    .start()
                    .transport());
        }
        return context == null
                ? Harvester.fromKubeconfig(choice.kubeconfig)
                : Harvester.fromKubeconfig(choice.kubeconfig, context);
    }
}
