package io.githops.examples.cli;

import io.githops.diff.ResourceChange.Action;
import io.githops.reconcile.Cluster;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ResourceStatus;
import io.githops.source.Source;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows how each desired resource is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows how each desired resource is doing. Writes nothing.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.openSource();
                Cluster cluster = options.openCluster();
                Reconciler reconciler = options.reconciler(source, cluster).build()) {
            List<ResourceStatus> statuses = reconciler.status();
            print(statuses, spec.commandLine().getOut());
            return statuses.stream().allMatch(ResourceStatus::isSettled) ? ExitCode.DONE : ExitCode.PENDING;
        }
    }

    private void print(List<ResourceStatus> statuses, PrintWriter out) {
        if (options.isJson()) {
            out.println(Json.indented(
                    Sequence.of(statuses.stream().map(StatusCommand::tree).toList())));
            return;
        }
        statuses.forEach(status -> out.println(status.id() + ": " + sync(status) + ", " + status.health()));
    }

    private static String sync(ResourceStatus status) {
        return status.pending() == Action.UNCHANGED
                ? "in sync"
                : status.pending().words() + " pending";
    }

    private static Mapping tree(ResourceStatus status) {
        return Mapping.builder()
                .put("resource", status.id().toString())
                .put("pending", status.pending().words())
                .put("health", status.health().status().words())
                .put("message", status.health().message())
                .build();
    }
}
