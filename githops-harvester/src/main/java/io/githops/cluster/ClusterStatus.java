package io.githops.cluster;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster said of a request that failed: Kubernetes' {@code Status}, or as much of it as there was. Immutable.
 * Holds no secret values: words that quote what was sent are masked.
 *
 * <pre>{@code
 * try {
 *     harvester.apply(manifest, ApplyOptions.forced("nightly"));
 * } catch (RejectedException e) {
 *     e.status().causes().forEach(cause -> System.err.println(cause.field() + ": " + cause.message()));
 * }
 * }</pre>
 */
public final class ClusterStatus implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final ClusterStatus NONE = of(0).build();

    private final int code;
    private final String reason;
    private final String message;
    private final List<Cause> causes;
    private final @Nullable Duration retryAfter;

    private ClusterStatus(Builder builder) {
        code = builder.code;
        reason = builder.reason;
        message = builder.message;
        causes = List.copyOf(builder.causes);
        retryAfter = builder.retryAfter;
    }

    /** No answer at all: the failure lies before the server, or in an answer that is none of an API server. */
    public static ClusterStatus none() {
        return NONE;
    }

    /**
     * A status with nothing but a code, to be filled.
     *
     * @param code the HTTP status code; 0 when there was no answer
     */
    public static Builder of(int code) {
        return new Builder(code);
    }

    /** The HTTP status code; 0 when there was no answer. */
    public int code() {
        return code;
    }

    /** Kubernetes' word for the failure, such as {@code NotFound} or {@code Invalid}; empty when the server gave none. */
    public String reason() {
        return reason;
    }

    /** The server's words, on one line and of bounded length; empty when it gave none. */
    public String message() {
        return message;
    }

    /** What is wrong, field by field, in the server's order; at most one hundred; often empty. */
    public List<Cause> causes() {
        return causes;
    }

    /** How long the server asked to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterStatus that
                && code == that.code
                && reason.equals(that.reason)
                && message.equals(that.message)
                && causes.equals(that.causes)
                && Objects.equals(retryAfter, that.retryAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, reason, message, causes, retryAfter);
    }

    /** Such as {@code 422 Invalid: spec.running: must be a boolean}. */
    @Override
    public String toString() {
        String head = code == 0 ? "no answer" : (code + " " + reason).strip();
        return message.isEmpty() ? head : head + ": " + message;
    }

    /**
     * One thing that is wrong.
     *
     * @param field as the server writes it, such as {@code spec.running}; empty when it is about no field
     * @param reason Kubernetes' word, such as {@code FieldValueInvalid}; empty when the server gave none
     * @param message the server's words; empty when it gave none
     */
    public record Cause(String field, String reason, String message) implements Serializable {
        private static final long serialVersionUID = 1L;

        public Cause {
            Objects.requireNonNull(field, "field");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(message, "message");
        }

        /** The field and what is wrong with it, such as {@code spec.running: must be a boolean}. */
        @Override
        public String toString() {
            String found = message.isEmpty() ? reason : message;
            return field.isEmpty() ? found : field + ": " + found;
        }
    }

    /** Fills a status; everything is empty unless given. Not thread-safe. */
    public static final class Builder {
        private final int code;
        private String reason = "";
        private String message = "";
        private List<Cause> causes = List.of();
        private @Nullable Duration retryAfter;

        private Builder(int code) {
            this.code = code;
        }

        /** Kubernetes' word for the failure. */
        public Builder reason(String word) {
            reason = Objects.requireNonNull(word, "reason");
            return this;
        }

        /** @param words without secret values */
        public Builder message(String words) {
            message = Objects.requireNonNull(words, "message");
            return this;
        }

        /** @param found without secret values */
        public Builder causes(List<Cause> found) {
            causes = List.copyOf(found);
            return this;
        }

        /** How long the server asked to wait. */
        public Builder retryAfter(Duration wait) {
            retryAfter = Objects.requireNonNull(wait, "retryAfter");
            return this;
        }

        /** The status as filled so far. */
        public ClusterStatus build() {
            return new ClusterStatus(this);
        }
    }
}
