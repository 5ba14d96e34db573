package io.githops.examples.cli;

import io.githops.diff.Plan;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints a sync as it goes, or its result as one JSON document, and an error for each change that was not made. */
final class Progress implements Consumer<SyncEvent> {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isJson;
    private @Nullable Plan printed;

    Progress(PrintWriter out, PrintWriter err, boolean isJson) {
        this.out = out;
        this.err = err;
        this.isJson = isJson;
    }

    @Override
    public synchronized void accept(SyncEvent event) {
        if (isJson) {
            return;
        }
        if (event instanceof SyncEvent.Planned planned) {
            print(planned.plan());
        } else if (event instanceof SyncEvent.Changing changing) {
            out.println("[" + (changing.begun() + 1) + "/" + changing.total() + "] "
                    + changing.change().action().words() + " "
                    + changing.change().id());
        } else if (event instanceof SyncEvent.Waiting waiting) {
            out.println("  waiting for " + waiting.resource() + ": " + waiting.health());
        }
        out.flush();
    }

    /** A plan that was made anew and does the same is not printed again. */
    private void print(Plan plan) {
        if (printed == null || !printed.makesSameChangesAs(plan)) {
            out.print(plan.document().text());
        }
        printed = plan;
    }

    void conclude(SyncResult result) {
        result.outcomes().stream()
                .filter(outcome -> outcome.status() != Outcome.Status.DONE)
                .forEach(outcome -> err.println("error: " + failure(outcome)));
        if (isJson) {
            out.println(Json.indented(tree(result)));
            return;
        }
        long done = result.outcomes().stream()
                .filter(outcome -> outcome.status() == Outcome.Status.DONE)
                .count();
        out.println(done + " of " + result.outcomes().size() + " changes made in "
                + result.took().toMillis() + " ms");
    }

    private static String failure(Outcome outcome) {
        String reason = outcome instanceof Outcome.Failed failed
                ? "failed: " + failed.cause().getMessage()
                : "skipped: " + ((Outcome.Skipped) outcome).because();
        return outcome.change().id() + " " + reason;
    }

    private static Mapping tree(SyncResult result) {
        return Mapping.builder()
                .put("succeeded", result.succeeded())
                .put("tookMilliseconds", result.took().toMillis())
                .put(
                        "outcomes",
                        Sequence.of(
                                result.outcomes().stream().map(Progress::tree).toList()))
                .put("plan", result.plan().document().toTree())
                .build();
    }

    private static Mapping tree(Outcome outcome) {
        String reason = outcome.status() == Outcome.Status.DONE ? "" : failure(outcome);
        return Mapping.builder()
                .put("resource", outcome.change().id().toString())
                .put("action", outcome.change().action().words())
                .put("status", outcome.status().name().toLowerCase(java.util.Locale.ROOT))
                .put("reason", reason)
                .build();
    }
}
