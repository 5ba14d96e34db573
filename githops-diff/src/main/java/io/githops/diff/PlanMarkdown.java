package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.PlanDocument.Held;
import io.githops.diff.ResourceChange.Action;
import io.githops.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as Markdown: what holds it back, a table of changes, and the fields of each behind a fold. */
final class PlanMarkdown {
    private static final String SPECIAL = "\\`*_{}[]<>()#+!|~&";

    private final PlanDocument plan;
    private final StringBuilder out = new StringBuilder();

    PlanMarkdown(PlanDocument plan) {
        this.plan = plan;
    }

    String render() {
        line("### Plan for " + escaped(plan.revision().toString()) + ": " + escaped(plan.summary()));
        appendGuards();
        appendChanges();
        plan.changes().stream()
                .filter(change -> !change.fields().isEmpty()
                        || !change.unknown().isEmpty()
                        || !change.refusals().isEmpty())
                .forEach(this::appendDetails);
        appendNotes();
        return out.toString();
    }

    private void appendGuards() {
        if (!plan.guards().isEmpty()) {
            line("");
            line("**Refused without approval:**");
            line("");
            plan.guards().forEach(guard -> line("- " + held(guard) + "; approve with `" + guard.approval() + "`"));
        }
        if (!plan.liftedGuards().isEmpty()) {
            line("");
            line("**Approved:**");
            line("");
            plan.liftedGuards().forEach(guard -> line("- " + held(guard) + "; by " + escaped(guard.approval())));
        }
    }

    private static String held(Held guard) {
        return escaped(guard.toString());
    }

    private void appendChanges() {
        if (plan.changes().isEmpty()) {
            return;
        }
        line("");
        line("| wave | change | resource | effect |");
        line("|---|---|---|---|");
        for (Change change : plan.changes()) {
            line("| " + change.wave() + " | " + words(change) + " | "
                    + escaped(change.id().toString()) + " | "
                    + escaped(change.effect().toString()) + " |");
        }
    }

    private static String words(Change change) {
        boolean isAdoption = change.action() == Action.UPDATE
                && change.fields().isEmpty()
                && change.unknown().isEmpty();
        return isAdoption ? "take ownership" : change.action().words();
    }

    private void appendDetails(Change change) {
        line("");
        line("<details><summary>" + escaped(change.id().toString()) + "</summary>");
        line("");
        String fence = fence(change.fields());
        line(fence + "diff");
        for (Field field : change.fields()) {
            line("  " + field.path() + (field.place().isEmpty() ? "" : "  " + field.place()));
            appendValue("- ", field.live());
            appendValue("+ ", field.desired());
        }
        change.unknown().forEach(value -> line("  " + value + "  known after apply"));
        line(fence);
        change.refusals().forEach(refusal -> line("- refused: " + escaped(refusal)));
        line("");
        line("</details>");
    }

    private void appendValue(String sign, @Nullable Tree value) {
        if (value != null) {
            line(sign + ChangeText.value(value));
        }
    }

    /** More backticks than any line begins with. */
    private static String fence(List<Field> fields) {
        String fence = "```";
        while (contains(fields, fence)) {
            fence += "`";
        }
        return fence;
    }

    private static boolean contains(List<Field> fields, String fence) {
        return fields.stream().anyMatch(field -> (field + field.place()).contains(fence));
    }

    private void appendNotes() {
        plan.orphans().forEach(orphan -> note(orphan.toString()));
        plan.unusedApprovals().forEach(approval -> note("approved without need: " + approval));
        plan.warnings().forEach(warning -> note("warning: " + warning));
        line("");
        line("`plan " + plan.hash() + "`");
    }

    private void note(String text) {
        line("");
        line("> " + escaped(text));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c < ' ' ? ' ' : (char) c);
        });
        return escaped.toString();
    }
}
