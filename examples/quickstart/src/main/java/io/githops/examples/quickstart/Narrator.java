package io.githops.examples.quickstart;

import java.io.PrintStream;

/** Tells the story: headings, indented text, and claims that hold or end it. Thread-safe. */
final class Narrator {
    private static final String INDENT = "   ";

    private final PrintStream out;
    private final StringBuilder told = new StringBuilder();
    private char letter = 'a';

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Begins the next step. */
    void step(String title) {
        print("");
        print(letter + ". " + title);
        letter++;
    }

    /** One line or several. */
    void say(String text) {
        text.lines().forEach(line -> print(INDENT + line));
    }

    /** @throws BrokenClaimException when the claim does not hold */
    void claim(boolean holds, String claim) {
        if (!holds) {
            throw new BrokenClaimException(claim);
        }
        print("   * " + claim);
    }

    /**
     * What an action is refused with.
     *
     * @throws BrokenClaimException when it is not
     */
    <E extends RuntimeException> E refusal(Class<E> type, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw e;
        }
        throw new BrokenClaimException("this ends in a " + type.getSimpleName());
    }

    /** Everything that was said so far. */
    synchronized String told() {
        return told.toString();
    }

    private synchronized void print(String line) {
        told.append(line).append('\n');
        out.println(line);
    }
}
