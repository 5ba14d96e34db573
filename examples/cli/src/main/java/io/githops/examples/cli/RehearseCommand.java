package io.githops.examples.cli;

import io.githops.cluster.Cluster;
import io.githops.diff.Plan;
import io.githops.reconcile.Reconciler;
import io.githops.rehearsal.Rehearsal;
import io.githops.rehearsal.RehearsalReport;
import io.githops.source.Source;
import io.githops.tree.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries a plan in memory. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "Tries the plan on a copy of the cluster in memory, on a clock of its own: what is waited for, what is"
                        + " refused, what happens to machines, and whether it converges. Writes nothing.")
final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Option(
            names = "--limit",
            paramLabel = "MINUTES",
            defaultValue = "120",
            description = "How much time of the copy may go by. Default: ${DEFAULT-VALUE}.")
    private long limitMinutes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limitMinutes <= 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--limit': expected 1 or more, found " + limitMinutes);
        }
        try (Source source = options.openSource();
                Cluster cluster = options.openCluster();
                Reconciler reconciler = options.reconciler(source, cluster).build()) {
            RehearsalReport report = rehearse(reconciler.plan(), cluster);
            print(report, spec.commandLine().getOut());
            return switch (report.verdict()) {
                case CONVERGES -> ExitCode.DONE;
                case CHANGES_AGAIN -> ExitCode.PENDING;
                case FAILS, UNFINISHED -> ExitCode.ERROR;
            };
        }
    }

    private RehearsalReport rehearse(Plan plan, Cluster cluster) {
        return Rehearsal.builder(plan)
                .live(cluster)
                .kinds(KnownKinds.load())
                .simulatedLimit(Duration.ofMinutes(limitMinutes))
                .build()
                .run();
    }

    private void print(RehearsalReport report, PrintWriter out) {
        if (options.isJson()) {
            out.println(Json.indented(report.toTree()));
        } else {
            out.print(report.text());
        }
    }
}
