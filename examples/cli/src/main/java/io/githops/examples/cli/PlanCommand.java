package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.reconcile.Reconciler;
import io.githops.tree.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows what would change. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows what would change, field by field, and what that does. Writes nothing.")
final class PlanCommand extends ComparingCommand {
    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        Plan plan = reconciler.plan();
        if (isJson()) {
            out.println(Json.indented(plan.toTree()));
        } else {
            out.print(plan.render());
        }
        return plan.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }
}
