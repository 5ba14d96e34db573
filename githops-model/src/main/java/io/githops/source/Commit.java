package io.githops.source;

import java.time.Instant;

/**
 * Who made a revision, when and why.
 *
 * @param subject the first line of the message
 */
public record Commit(String authorName, String authorEmail, Instant time, String subject) {}
