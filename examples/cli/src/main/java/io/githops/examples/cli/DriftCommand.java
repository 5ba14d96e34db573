package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.reconcile.Reconciler;
import io.githops.tree.Json;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows where the cluster is not as the repository says. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Shows where the cluster is not as the repository says, and who changed it. Writes nothing.")
final class DriftCommand extends ComparingCommand {
    @Override
    int run(Reconciler reconciler, PrintWriter out) {
        List<ResourceChange> drifted = drifted(reconciler.plan());
        print(drifted, out);
        return drifted.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
    }

    /** The changes that put right what is not as the repository says. */
    static List<ResourceChange> drifted(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.action() != Action.UNCHANGED && change.action() != Action.PRUNE)
                .filter(change ->
                        change.action() == Action.CREATE || !change.fields().isEmpty())
                .toList();
    }

    private void print(List<ResourceChange> drifted, PrintWriter out) {
        if (isJson()) {
            out.println(Json.indented(Sequence.of(drifted.stream()
                    .flatMap(change -> lines(change).stream())
                    .map(Text::new)
                    .toList())));
            return;
        }
        drifted.forEach(change -> lines(change).forEach(out::println));
        out.println(
                switch (drifted.size()) {
                    case 0 -> "no drift";
                    case 1 -> "1 resource differs";
                    default -> drifted.size() + " resources differ";
                });
    }

    private static List<String> lines(ResourceChange change) {
        if (change.action() == Action.CREATE) {
            return List.of(change.id() + ": missing");
        }
        return change.fields().stream()
                .map(field -> change.id() + ": " + field
                        + (field.details().liveManager() == null
                                ? ""
                                : ", set by " + field.details().liveManager()))
                .toList();
    }
}
