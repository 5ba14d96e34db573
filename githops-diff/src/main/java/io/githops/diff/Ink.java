package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.model.Effect;

/** Colours text, or leaves it as it is. */
enum Ink {
    NONE,
    ANSI;

    private static final String RESET = "\u001b[0m";

    String action(Action action, String text) {
        return switch (action) {
            case CREATE -> with("32", text);
            case UPDATE -> with("33", text);
            case RECREATE -> with("35", text);
            case PRUNE -> with("31", text);
            case UNCHANGED -> with("2", text);
        };
    }

    String effect(Effect effect, String text) {
        boolean isGrave = effect.level().compareTo(Effect.Level.STOP) >= 0;
        return with(isGrave ? "1;31" : "36", text);
    }

    String warning(String text) {
        return with("1;33", text);
    }

    String refusal(String text) {
        return with("1;31", text);
    }

    String heading(String text) {
        return with("1", text);
    }

    String aside(String text) {
        return with("2", text);
    }

    private String with(String codes, String text) {
        return this == NONE ? text : "\u001b[" + codes + "m" + text + RESET;
    }
}
