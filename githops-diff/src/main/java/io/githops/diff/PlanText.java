package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.source.Commit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as text for people. */
final class PlanText {
    private final Plan plan;
    private final StringBuilder out = new StringBuilder();

    PlanText(Plan plan) {
        this.plan = plan;
    }

    String render() {
        appendHeader();
        plan.waves().forEach(this::appendWave);
        plan.orphans().forEach(id -> line("  ? " + id + ": no longer desired, left alone because pruning is off"));
        line(summary(plan));
        plan.warnings().forEach(warning -> line("warning: " + warning));
        if (!plan.guards().isEmpty()) {
            line("refused without approval:");
            plan.guards().forEach(guard -> line("  ! " + guard + ", approved by " + Approval.of(guard)));
            line("plan " + plan.hash());
        }
        return out.toString();
    }

    static String summary(Plan plan) {
        if (plan.isEmpty()) {
            return "nothing to do, " + plan.changes().size() + " unchanged";
        }
        return Stream.of(Action.values())
                .filter(action -> !plan.changes(action).isEmpty())
                .map(action -> action == Action.UNCHANGED
                        ? plan.changes(action).size() + " unchanged"
                        : plan.changes(action).size() + " to " + action.words())
                .collect(Collectors.joining(", "));
    }

    private void appendHeader() {
        Commit commit = plan.revision().commit();
        line("plan for " + plan.revision()
                + (commit == null ? "" : " by " + commit.authorName() + ": " + commit.subject()));
    }

    private void appendWave(int wave, List<ResourceChange> changes) {
        line("wave " + wave);
        changes.forEach(this::appendChange);
    }

    private void appendChange(ResourceChange change) {
        Effect effect = change.effect();
        String tail = effect.level().compareTo(Effect.Level.LIVE) > 0 ? "  [" + effect + "]" : "";
        boolean isAdoption = change.action() == Action.UPDATE && change.fields().isEmpty();
        line("  " + sign(change.action()) + " " + change.id() + (isAdoption ? "  [takes ownership]" : "") + tail);
        change.fields().forEach(this::appendField);
    }

    private void appendField(FieldChange field) {
        FieldChange.Details details = field.details();
        line("      " + field + (details.position() == null ? "" : "  at " + details.position()));
        if (details.liveManager() != null) {
            line("        live value was set by " + details.liveManager());
        }
    }

    private static String sign(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case UPDATE -> "~";
            case RECREATE -> "±";
            case PRUNE -> "-";
            case UNCHANGED -> "=";
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
