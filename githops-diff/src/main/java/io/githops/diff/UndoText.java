package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;

/** An undo as text for people. */
final class UndoText {
    private final Undo undo;
    private final StringBuilder out = new StringBuilder();

    UndoText(Undo undo) {
        this.undo = undo;
    }

    String render() {
        line(undo.desired().revision().label());
        undo.steps().forEach(this::append);
        line(undo.summary());
        return out.toString();
    }

    private void append(Undo.Step step) {
        line("  " + step.extent().words() + ": " + step.change().id() + ": " + way(step));
        step.wayBack().map(ResourceChange::fields).ifPresent(fields -> fields.forEach(field -> line("      " + field)));
        step.losses().forEach(loss -> line("      " + loss));
    }

    private static String way(Undo.Step step) {
        String done = step.change().action().words();
        return step.wayBack().map(back -> done + ", back by " + words(back)).orElse(done + ", nothing to take back");
    }

    private static String words(ResourceChange back) {
        String what = back.action() == Action.UPDATE && back.fields().isEmpty()
                ? "giving up ownership"
                : back.action().words();
        Effect effect = back.effect();
        return effect.level().compareTo(Effect.Level.LIVE) > 0 ? what + " [" + effect + "]" : what;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
