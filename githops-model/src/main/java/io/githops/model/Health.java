package io.githops.model;

import java.util.Objects;

/**
 * How a live resource is doing.
 *
 * @param message the reason in words; may be empty when healthy
 * @param isTerminal whether the status stays as it is until somebody does something, so that waiting is in vain
 */
public record Health(Status status, String message, boolean isTerminal) {
    /** Works as desired. */
    public static final Health HEALTHY = new Health(Status.HEALTHY, "");

    /** @throws NullPointerException when a part is null */
    public Health {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
    }

    /** A status that may still change by itself. */
    public Health(Status status, String message) {
        this(status, message, false);
    }

    /** Works as desired, with something to know about it. */
    public static Health healthy(String message) {
        return new Health(Status.HEALTHY, message);
    }

    /** On its way to healthy. */
    public static Health progressing(String message) {
        return new Health(Status.PROGRESSING, message);
    }

    /** Failed, and may heal by itself: something is tried again, or waits for what others do. */
    public static Health degraded(String message) {
        return new Health(Status.DEGRADED, message);
    }

    /** Failed for good: degraded, and does not get healthy before somebody mends it. */
    public static Health failed(String message) {
        return new Health(Status.DEGRADED, message, true);
    }

    /** Paused on purpose. */
    public static Health suspended(String message) {
        return new Health(Status.SUSPENDED, message);
    }

    /** Its status says nothing that is known. */
    public static Health unknown(String message) {
        return new Health(Status.UNKNOWN, message);
    }

    /** Not in the cluster. */
    public static Health missing() {
        return new Health(Status.MISSING, "not in the cluster");
    }

    public boolean isHealthy() {
        return status == Status.HEALTHY;
    }

    @Override
    public String toString() {
        return message.isEmpty() ? status.words() : status.words() + ": " + message;
    }

    /** What the live resource's own status amounts to. */
    public enum Status {
        /** Works as desired; a machine that is halted and shall be halted counts. */
        HEALTHY,
        /** On its way to healthy. */
        PROGRESSING,
        /** Failed; whether it may heal by itself says {@link Health#isTerminal}. */
        DEGRADED,
        /** Paused on purpose. */
        SUSPENDED,
        /** Not in the cluster. */
        MISSING,
        /** Its status says nothing that is known. */
        UNKNOWN;

        /** The status in lower case, for messages. */
        public String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
