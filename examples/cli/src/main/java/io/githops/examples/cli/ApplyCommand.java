package io.githops.examples.cli;

import io.githops.diff.ApprovedPlan;
import io.githops.diff.Plan;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.reconcile.SyncResult;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Makes the cluster as the repository says. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = "Makes the cluster as the repository says and waits until everything is healthy.")
final class ApplyCommand extends ComparingCommand {
    @Mixin
    private Approvals approvals = new Approvals();

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            description = "Refuses to make other changes than the plan of this hash.")
    private @Nullable String reviewed;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long one resource may take to get healthy. Default: ${DEFAULT-VALUE}.")
    private long timeoutSeconds;

    @Override
    ReconcilerBuilder configure(ReconcilerBuilder reconciler) {
        if (timeoutSeconds <= 0) {
            throw new ParameterException(
                    terminal(), "Invalid value for option '--timeout': expected 1 or more, found " + timeoutSeconds);
        }
        return reconciler.healthTimeout(Duration.ofSeconds(timeoutSeconds)).listener(progress());
    }

    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        SyncResult result = reconciler.execute(approved(reconciler.plan()));
        progress().conclude(result);
        return result.succeeded() ? ExitCode.DONE : ExitCode.ERROR;
    }

    private ApprovedPlan approved(Plan plan) {
        if (reviewed != null && !plan.makesSameChanges(reviewed)) {
            return plan.approve(reviewed);
        }
        return plan.with(approvals.read(terminal())).approveUnguarded();
    }

    private Progress progress() {
        return new Progress(terminal().getOut(), terminal().getErr(), isJson());
    }
}
