package io.githops.diff;

import io.githops.diff.PlanDocument.Change;
import io.githops.diff.PlanDocument.Field;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;
import io.githops.model.ResourceId;
import io.githops.source.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan as text for people. */
final class PlanText {
    private final PlanDocument plan;
    private final Ink ink;
    private final StringBuilder out = new StringBuilder();

    PlanText(PlanDocument plan, Ink ink) {
        this.plan = plan;
        this.ink = ink;
    }

    String render() {
        appendHeader();
        int wave = 0;
        for (Change change : plan.changes()) {
            if (change.wave() != wave) {
                wave = change.wave();
                line(ink.heading("wave " + wave));
            }
            appendChange(change);
        }
        plan.orphans().forEach(orphan -> line("  ? " + orphan));
        line(plan.summary());
        appendHidden();
        plan.warnings().forEach(warning -> line(ink.warning("warning: ") + warning));
        appendGuards();
        return out.toString();
    }

    private void appendHeader() {
        Commit commit = plan.revision().commit();
        line("plan for " + plan.revision()
                + (commit == null ? "" : " by " + commit.authorName() + ": " + commit.subject()));
    }

    private void appendChange(Change change) {
        Effect effect = change.effect();
        String tail =
                effect.level().compareTo(Effect.Level.LIVE) > 0 ? "  " + ink.effect(effect, "[" + effect + "]") : "";
        boolean isAdoption = change.action() == Action.UPDATE
                && change.fields().isEmpty()
                && change.unknown().isEmpty();
        line("  " + ink.action(change.action(), sign(change.action()) + " " + change.id())
                + (isAdoption ? "  [takes ownership]" : "") + tail);
        change.fields().forEach(this::appendField);
        change.unknown().forEach(value -> line("      " + value + ink.aside("  known after apply")));
        change.refusals().forEach(refusal -> line("      " + ink.refusal("refused: ") + refusal));
    }

    private void appendField(Field field) {
        line("      " + field + (field.place().isEmpty() ? "" : ink.aside("  at " + field.place())));
        if (field.liveManager() != null) {
            line(ink.aside("        live value was set by " + field.liveManager()));
        }
    }

    private void appendHidden() {
        SortedMap<String, List<String>> places = new TreeMap<>();
        plan.changes().forEach(change -> collect(change.id(), change.hidden(), places));
        plan.hidden().forEach(hidden -> collect(hidden.id(), hidden.paths(), places));
        places.forEach((rule, fields) -> line(ink.aside("no change by rule " + rule + ": " + fields.get(0)
                + (fields.size() == 1 ? "" : " and " + (fields.size() - 1) + " more"))));
    }

    private static void collect(
            ResourceId id, SortedMap<String, List<String>> hidden, SortedMap<String, List<String>> places) {
        hidden.forEach((rule, fields) -> fields.forEach(
                field -> places.computeIfAbsent(rule, any -> new ArrayList<>()).add(id + " " + field)));
    }

    private void appendGuards() {
        plan.liftedGuards().forEach(guard -> line("approved: " + guard + ", by " + guard.approval()));
        plan.unusedApprovals().forEach(approval -> line(ink.warning("approved without need: ") + approval));
        if (!plan.guards().isEmpty()) {
            line(ink.refusal("refused without approval:"));
            plan.guards().forEach(guard -> {
                line("  ! " + guard);
                line("      approve with " + guard.approval());
            });
        }
        if (!plan.changes().isEmpty()) {
            line("plan " + plan.hash());
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
