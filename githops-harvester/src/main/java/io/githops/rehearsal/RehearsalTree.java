package io.githops.rehearsal;

import io.githops.diff.Guard;
import io.githops.diff.ResourceChange;
import io.githops.model.Health;
import io.githops.reconcile.Outcome;
import io.githops.rehearsal.RehearsalReport.EndState;
import io.githops.rehearsal.RehearsalReport.Wait;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A rehearsal as a tree. Durations are in seconds, objects are left out. */
final class RehearsalTree {
    private RehearsalTree() {}

    static Mapping of(RehearsalReport report) {
        var tree = Mapping.builder()
                .put("version", 1)
                .put("revision", report.plan().revision().toString())
                .put("plan", report.plan().hash())
                .put("verdict", name(report.verdict()))
                .put("limit", name(report.limit()))
                .put("simulatedSeconds", report.simulated().toSeconds())
                .put("guards", list(report.guards(), RehearsalTree::guard));
        report.failure().ifPresent(failure -> tree.put("failure", failure.getMessage()));
        return tree.put("failed", list(report.failed(), RehearsalTree::failed))
                .put("skipped", list(report.skipped(), RehearsalTree::skipped))
                .put("waits", list(report.waits(), RehearsalTree::wait))
                .put("machines", list(report.machines(), RehearsalTree::machine))
                .put("changesAgain", list(report.changesAgain(), RehearsalTree::change))
                .put("deviations", Sequence.ofTexts(texts(report.deviations())))
                .put("resources", list(report.resources(), RehearsalTree::state))
                .build();
    }

    private static Tree guard(Guard guard) {
        return Mapping.builder()
                .put("code", guard.code().id())
                .put("guard", guard.toString())
                .build();
    }

    private static Tree failed(Outcome.Failed failed) {
        return Mapping.builder()
                .put("id", failed.change().id().toString())
                .put("code", failed.cause().code())
                .put("message", String.valueOf(failed.cause().getMessage()))
                .build();
    }

    private static Tree skipped(Outcome.Skipped skipped) {
        return Mapping.builder()
                .put("id", skipped.change().id().toString())
                .put("because", skipped.because())
                .build();
    }

    private static Tree wait(Wait wait) {
        return Mapping.builder()
                .put("id", wait.resource().toString())
                .put("waiting", Sequence.ofTexts(texts(wait.waiting())))
                .put("seconds", wait.took().toSeconds())
                .put("over", wait.isOver())
                .put("health", health(wait.last()))
                .build();
    }

    private static Tree machine(MachineEvent event) {
        return Mapping.builder()
                .put("id", event.machine().toString())
                .put("seen", event.seen() == null ? "nothing" : event.seen().words())
                .put("planned", event.effect().level().words())
                .put("foreseen", event.isForeseen())
                .build();
    }

    private static Tree change(ResourceChange change) {
        return Mapping.builder()
                .put("id", change.id().toString())
                .put("action", change.action().words())
                .put("fields", Sequence.ofTexts(texts(change.fields())))
                .build();
    }

    private static Tree state(EndState state) {
        return Mapping.builder()
                .put("id", state.id().toString())
                .put("health", health(state.health()))
                .build();
    }

    private static Mapping health(Health health) {
        return Mapping.builder()
                .put("status", health.status().words())
                .put("message", health.message())
                .build();
    }

    private static <T> Sequence list(List<T> items, Function<T, Tree> written) {
        return Sequence.of(items.stream().map(written).toList());
    }

    private static List<String> texts(List<?> items) {
        return items.stream().map(Object::toString).toList();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
