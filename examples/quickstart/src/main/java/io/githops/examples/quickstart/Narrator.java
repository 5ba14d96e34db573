package io.githops.examples.quickstart;

import java.io.PrintStream;

/** Tells the story: headings, indented text, and claims that hold or end it. Thread-safe. */
final class Narrator {
    private static final String INDENT = "   ";
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final StringBuilder told = new StringBuilder();
    private int claims;
    private char letter = 'a';

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Begins the next step. */
    synchronized void step(String title) {
        print("");
        print(letter + ". " + title);
        letter++;
    }

    /** One line or several; long ones are wrapped. */
    void say(String text) {
        text.lines().forEach(this::wrap);
    }

    /** @throws BrokenClaimException when the claim does not hold */
    synchronized void claim(boolean holds, String claim) {
        if (!holds) {
            throw new BrokenClaimException(claim);
        }
        claims++;
        print(" ok: " + claim);
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

    /** How many claims held. */
    synchronized int claims() {
        return claims;
    }

    /** Everything that was said so far. */
    synchronized String told() {
        return told.toString();
    }

    private void wrap(String line) {
        String margin = INDENT + " ".repeat(line.length() - line.stripLeading().length()) + INDENT;
        String rest = INDENT + line;
        int end = rest.lastIndexOf(' ', WIDTH);
        while (rest.length() > WIDTH && end >= margin.length()) {
            print(rest.substring(0, end));
            rest = margin + rest.substring(end + 1);
            end = rest.lastIndexOf(' ', WIDTH);
        }
        print(rest);
    }

    private synchronized void print(String line) {
        told.append(line).append('\n');
        out.println(line);
    }
}
