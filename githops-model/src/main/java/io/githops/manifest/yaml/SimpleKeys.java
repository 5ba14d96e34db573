package io.githops.manifest.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/**
 * Tokens that turn out to be keys once a colon follows: at most one at a time outside of brackets and one within each pair
 * of open brackets. A key and its colon stand on one line, at most 1024 characters apart.
 */
final class SimpleKeys {
    private static final int MAX_LENGTH = 1024;

    private final TextCursor cursor;
    private final List<Level> levels = new ArrayList<>();

    SimpleKeys(TextCursor cursor) {
        this.cursor = cursor;
        levels.add(new Level(false));
    }

    /** Whether brackets are open here. */
    boolean isInFlow() {
        return levels.size() > 1;
    }

    /** Whether the innermost open bracket is that of a list. */
    boolean isInFlowSequence() {
        return innermost().sequence;
    }

    void openBracket(boolean sequence) {
        levels.add(new Level(sequence));
    }

    void closeBracket() {
        if (isInFlow()) {
            levels.remove(levels.size() - 1);
        }
    }

    /**
     * Notes that the token about to be scanned may be a key.
     *
     * @param mark where the token begins
     * @param required whether nothing else may stand here
     */
    void note(int token, Mark mark, boolean required) {
        drop();
        innermost().candidate = new Candidate(token, mark, required);
    }

    /** Forgets the candidate: what follows cannot be its colon. */
    void drop() {
        Level level = innermost();
        Candidate candidate = level.candidate;
        if (candidate != null && candidate.required) {
            throw missingColon(candidate);
        }
        level.candidate = null;
    }

    /** The candidate that a colon here makes a key, or null when there is none. It is no candidate any more. */
    @Nullable
    Candidate confirm() {
        Level level = innermost();
        Candidate candidate = level.candidate;
        boolean near = candidate != null && isNear(candidate);
        level.candidate = null;
        return near ? candidate : null;
    }

    /** Whether a token may still turn out to be a key. */
    boolean isOpen(int token) {
        for (Level level : levels) {
            Candidate candidate = level.candidate;
            if (candidate != null && candidate.token == token) {
                if (isNear(candidate)) {
                    return true;
                }
                level.candidate = null;
            }
        }
        return false;
    }

    private boolean isNear(Candidate candidate) {
        int from = candidate.mark.getIndex();
        boolean near = candidate.mark.getLine() == cursor.line()
                && (cursor.index() - from <= MAX_LENGTH || cursor.distance(from) <= MAX_LENGTH);
        if (!near && candidate.required) {
            throw missingColon(candidate);
        }
        return near;
    }

    private static MalformedDocumentException missingColon(Candidate candidate) {
        return MalformedDocumentException.at(
                candidate.mark,
                Fault.SYNTAX,
                "found no colon after this; expected a field, its name and a colon on one line, at this indentation");
    }

    private Level innermost() {
        return levels.get(levels.size() - 1);
    }

    /** A token that may be a key. */
    record Candidate(int token, Mark mark, boolean required) {}

    private static final class Level {
        private final boolean sequence;
        private @Nullable Candidate candidate;

        Level(boolean sequence) {
            this.sequence = sequence;
        }
    }
}
