package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what would change. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what would change, field by field, and what that does. Writes nothing.")
final class PlanCommand extends ComparingCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Mixin
    private Approvals approvals = new Approvals();

    @Option(
            names = "--undo",
            description = "Also tells in text what of the plan could be taken back, and what could not.")
    private boolean undo;

    @Option(
            names = "--blame",
            description =
                    "Also tells who last touched each field that changes. Looks at history for up to half a minute.")
    private boolean blame;

    @Override
    ReconcilerBuilder configure(ReconcilerBuilder reconciler) {
        return blame ? reconciler.provenance(PATIENCE) : reconciler;
    }

    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        Plan plan = reconciler.plan().with(approvals.read(terminal()));
        output.print(plan.document(), isJson(), out);
        if (undo && !isJson()) {
            out.print(Planner.builder(KnownKinds.load()).build().undo(plan).text());
        }
        return plan.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
