package io.githops.source;

import java.time.Instant;

/**
 * Who made a revision, when and why.
 *
 * @param subject the first line of the message
 * @param message the whole message, subject included, without line breaks at its end
 */
public record Commit(String authorName, String authorEmail, Instant time, String subject, String message) {

    /** A commit whose message is one line. */
    public Commit(String authorName, String authorEmail, Instant time, String subject) {
        this(authorName, authorEmail, time, subject, subject);
    }
}
