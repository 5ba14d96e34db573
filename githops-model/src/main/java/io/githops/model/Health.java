package io.githops.model;

import java.util.Objects;

/**
 * How a live resource is doing.
 *
 * @param message the reason in words; may be empty when healthy
 */
public record Health(Status status, String message) {
    /** Works as desired. */
    public static final Health HEALTHY = new Health(Status.HEALTHY, "");

    /** @throws NullPointerException when a part is null */
    public Health {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
    }

    /** On its way to healthy. */
    public static Health progressing(String message) {
        return new Health(Status.PROGRESSING, message);
    }

    /** Failed, or will not get healthy by itself. */
    public static Health degraded(String message) {
        return new Health(Status.DEGRADED, message);
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
        /** Failed, or will not get healthy by itself. */
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
