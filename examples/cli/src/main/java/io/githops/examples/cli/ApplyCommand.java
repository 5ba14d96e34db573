package io.githops.examples.cli;

import io.githops.reconcile.Cluster;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncResult;
import io.githops.source.Source;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the cluster as the repository says. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Makes the cluster as the repository says and waits until everything is healthy.")
final class ApplyCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Option(
            names = "--approve",
            paramLabel = "HASH",
            description = "Hash of the plan that was approved, guards and all.")
    private @Nullable String approved;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long one resource may take to get healthy. Default: ${DEFAULT-VALUE}.")
    private long timeoutSeconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var progress = new Progress(out, options.isJson());
        try (Source source = options.openSource();
                Cluster cluster = options.openCluster();
                Reconciler reconciler = options.reconciler(source, cluster)
                        .healthTimeout(Duration.ofSeconds(timeoutSeconds))
                        .listener(progress)
                        .build()) {
            SyncResult result = approved == null ? reconciler.sync() : reconciler.sync(approved);
            progress.conclude(result);
            return result.succeeded() ? ExitCode.DONE : ExitCode.ERROR;
        }
    }
}
