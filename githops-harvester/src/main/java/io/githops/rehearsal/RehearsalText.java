package io.githops.rehearsal;

import io.githops.rehearsal.RehearsalReport.Limit;
import io.githops.rehearsal.RehearsalReport.Verdict;
import io.githops.rehearsal.RehearsalReport.Wait;
import java.time.Duration;
import java.util.stream.Collectors;

/** A rehearsal as text for people. */
final class RehearsalText {
    private final RehearsalReport report;
    private final StringBuilder out = new StringBuilder();

    RehearsalText(RehearsalReport report) {
        this.report = report;
    }

    String render() {
        line(report.toString() + ", in " + words(report.simulated()));
        report.guards().forEach(guard -> line("  held back without approval: " + guard));
        report.failure().ifPresent(failure -> line("  failed: " + failure.getMessage()));
        report.failed()
                .forEach(failed -> line("  failed: " + failed.change().id() + ": "
                        + failed.cause().getMessage()));
        report.skipped()
                .forEach(skipped -> line("  held back: " + skipped.change().id() + ": " + skipped.because()));
        report.waits().forEach(wait -> line("  " + words(wait)));
        report.machines().forEach(event -> line("  " + event));
        String again = report.verdict() == Verdict.FAILS ? "  left to do: " : "  changed again: ";
        report.changesAgain().forEach(change -> {
            line(again + change.id() + ": " + change.action().words());
            change.fields().forEach(field -> line("      " + field));
        });
        report.deviations().forEach(id -> line("  otherwise than planned: " + id + ", as the copy is another"));
        report.resources().stream()
                .filter(state -> !state.health().isHealthy() && state.live() != null)
                .forEach(state -> line("  in the end: " + state.id() + ": " + state.health()));
        appendLimit();
        return out.toString();
    }

    private static String words(Wait wait) {
        String who = wait.waiting().isEmpty()
                ? ""
                : ", needed by " + wait.waiting().stream().map(Object::toString).collect(Collectors.joining(", "));
        return wait.isOver()
                ? "waited " + words(wait.took()) + " for " + wait.resource() + who
                : "blocks after " + words(wait.took()) + ": " + wait.resource() + ": " + wait.last() + who;
    }

    private void appendLimit() {
        if (report.limit() == Limit.SIMULATED_TIME) {
            line("the simulated time was up; allow more, or mend what blocks");
        } else if (report.limit() == Limit.REAL_TIME) {
            line("the time for the rehearsal was up; the rest of the plan was not come to");
        }
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60
                ? seconds + " s"
                : duration.toHours() == 0
                        ? duration.toMinutes() + " min " + seconds % 60 + " s"
                        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
