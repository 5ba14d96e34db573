package io.githops.git.trust;

/** Text that somebody else wrote, made fit for a message. */
final class Shown {
    private static final int MAX_LENGTH = 80;

    private Shown() {}

    /** In quotes, on one line, and cut when it is long. */
    static String text(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return "\"" + (line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…") + "\"";
    }
}
