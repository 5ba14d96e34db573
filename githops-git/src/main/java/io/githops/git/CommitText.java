package io.githops.git;

import java.util.regex.Pattern;

/** The text of a commit message. */
final class CommitText {
    private static final String SIGN_OFF = "Signed-off-by: ";
    private static final Pattern TRAILERS = Pattern.compile("(?s).*\n\n(?:[A-Za-z0-9-]++: [^\n]*+\n?+)++");

    private CommitText() {}

    /**
     * The message without blanks at its ends.
     *
     * @throws IllegalArgumentException when nothing is left, or it holds a character that ends texts
     */
    static String require(String message) {
        String text = message.replace("\r\n", "\n").strip();
        if (text.isEmpty() || text.indexOf(0) >= 0) {
            throw new IllegalArgumentException(
                    "message of a commit: found nothing to read; expected a line that says what the commit does");
        }
        return text;
    }

    /** The message as Git stores it. */
    static String of(String message) {
        return message + "\n";
    }

    /** The message as Git stores it, with the line by which a person signs it off, once. */
    static String signedOff(String message, GitPerson person) {
        String line = SIGN_OFF + person;
        if (message.lines().anyMatch(line::equals)) {
            return of(message);
        }
        String between = TRAILERS.matcher(message).matches() ? "\n" : "\n\n";
        return of(message + between + line);
    }
}
