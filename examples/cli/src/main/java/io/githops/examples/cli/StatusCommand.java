package io.githops.examples.cli;

import io.githops.diff.ResourceChange.Action;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ResourceStatus;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows how each desired resource is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows how each desired resource is doing. Writes nothing.")
final class StatusCommand extends ComparingCommand {
    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        List<ResourceStatus> statuses = reconciler.status();
        print(statuses, out);
        return statuses.stream().allMatch(ResourceStatus::isSettled) ? ExitCode.DONE : ExitCode.PENDING;
    }

    private void print(List<ResourceStatus> statuses, PrintWriter out) {
        if (isJson()) {
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
