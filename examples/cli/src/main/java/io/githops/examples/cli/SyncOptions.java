package io.githops.examples.cli;

import io.githops.cluster.Cluster;
import io.githops.diff.Prune;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.source.Source;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that compare a repository with a cluster have in common. */
final class SyncOptions {
    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--prune", description = "Delete what earlier runs applied and the repository no longer has.")
    private boolean prune;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the output. Default: ${DEFAULT-VALUE}.")
    private OutputFormat output = OutputFormat.TEXT;

    boolean isJson() {
        return output == OutputFormat.JSON;
    }

    Source openSource() {
        return source.open();
    }

    Cluster openCluster() {
        return cluster.open();
    }

    /** A reconciler of both sides, with more options to give. */
    ReconcilerBuilder reconciler(Source desired, Cluster live) {
        return Reconciler.builder(desired, live).kinds(KnownKinds.load()).prune(prune ? Prune.OWNED : Prune.OFF);
    }
}
