package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Tree;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as Kubernetes writes it, in the grammar of Go: {@code 1h30m}, {@code 300ms}, {@code 1.5s}. Whole
 * nanoseconds, up to about 292 years either way. Immutable and thread-safe.
 *
 * <p>{@link #toString} is the text it was made from, so that a view writes back what it read. Two durations are equal when
 * they are equally long, however they were written: {@code 90s} equals {@code 1m30s}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">Go, time.ParseDuration</a>
 */
public final class GoDuration implements Comparable<GoDuration> {
    static final String EXPECTED = "a duration such as 90s or 1h30m";

    private final long nanoseconds;
    private final String text;

    private GoDuration(long nanoseconds, String text) {
        this.nanoseconds = nanoseconds;
        this.text = text;
    }

    /**
     * A duration from its text: numbers, each with one of the units {@code h m s ms us ns}, after an optional sign; or
     * {@code 0}.
     *
     * @throws IllegalArgumentException when the text is no duration, or one beyond 292 years; names the text and the fault
     */
    public static GoDuration parse(String text) {
        return new GoDuration(new GoDurationText(text).nanoseconds(), text);
    }

    /**
     * A duration from a manifest, where it is a string.
     *
     * @throws IllegalArgumentException when the tree is none, or no duration
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static GoDuration from(Tree tree) {
        return parse(Refused.text(tree, EXPECTED));
    }

    /**
     * A duration in its canonical spelling.
     *
     * @throws IllegalArgumentException when it is longer than about 292 years
     */
    public static GoDuration of(Duration duration) {
        try {
            long nanoseconds = duration.toNanos();
            return new GoDuration(nanoseconds, CanonicalDuration.text(nanoseconds));
        } catch (ArithmeticException e) {
            throw Refused.text(duration.toString(), "beyond 292 years", EXPECTED);
        }
    }

    /** How long it is. */
    public Duration duration() {
        return Duration.ofNanos(nanoseconds);
    }

    /** The spelling Go prints: {@code 1h0m0s} for {@code 60m}, {@code 1.5ms} for {@code 1500us}, {@code 0s} for {@code 0}. */
    public String canonical() {
        return CanonicalDuration.text(nanoseconds);
    }

    /** By length; negative ones first. */
    @Override
    public int compareTo(GoDuration other) {
        return Long.compare(nanoseconds, other.nanoseconds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GoDuration that && nanoseconds == that.nanoseconds;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(nanoseconds);
    }

    /** The text it was made from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
