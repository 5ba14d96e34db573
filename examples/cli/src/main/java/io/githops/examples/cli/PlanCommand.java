package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.reconcile.Cluster;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import io.githops.tree.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what would change. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what would change, field by field, and what that does. Writes nothing.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Source source = options.openSource();
                Cluster cluster = options.openCluster();
                Reconciler reconciler = options.reconciler(source, cluster).build()) {
            Plan plan = reconciler.plan();
            print(plan, spec.commandLine().getOut());
            return plan.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
        }
    }

    private void print(Plan plan, PrintWriter out) {
        if (options.isJson()) {
            out.println(Json.indented(plan.toTree()));
        } else {
            out.print(plan.render());
            out.flush();
        }
    }
}
