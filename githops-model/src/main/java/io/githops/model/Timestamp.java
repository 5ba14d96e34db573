package io.githops.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.tree.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as Kubernetes writes it, in RFC 3339: {@code 2026-11-21T01:20:26Z}, or with microseconds
 * {@code 2026-11-21T01:20:26.000417Z} in leases and events. Immutable and thread-safe.
 *
 * <p>{@link #toString} is the text it was made from, so that a view writes back what it read. Two timestamps are equal when
 * they are the same instant, whatever their offsets and digits. What is below a microsecond is dropped.
 *
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/apis/meta/v1/time.go">apimachinery, time.go</a>
 * @see <a href="https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/apis/meta/v1/micro_time.go">apimachinery,
 *     micro_time.go</a>
 */
public final class Timestamp implements Comparable<Timestamp> {
    static final String EXPECTED = "a time such as 2026-01-31T12:00:00Z";

    private final Instant instant;
    private final Precision precision;
    private final String text;

    Timestamp(Instant instant, Precision precision, String text) {
        this.instant = instant;
        this.precision = precision;
        this.text = text;
    }

    /**
     * A timestamp from its text. As in Go, an hour may have one digit, a fraction any number of digits after a point or a
     * comma, and an offset up to 24 hours; a leap second is refused.
     *
     * @throws IllegalArgumentException when the text is no timestamp, or none within the years 0 to 9999 in UTC; names the
     *     text and the fault
     */
    public static Timestamp parse(String text) {
        return TimestampText.parse(text);
    }

    /**
     * A timestamp from a manifest, where it is a string.
     *
     * @throws IllegalArgumentException when the tree is none, or no timestamp
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Timestamp from(Tree tree) {
        return parse(Refused.text(tree, EXPECTED));
    }

    /**
     * An instant in its canonical spelling; what is below the precision is dropped.
     *
     * @throws IllegalArgumentException when it is not within the years 0 to 9999
     */
    public static Timestamp of(Instant instant, Precision precision) {
        Instant kept =
                TimestampText.requireFourDigits(instant, instant.toString()).truncatedTo(precision.unit);
        return new Timestamp(kept, precision, TimestampText.canonical(kept, precision));
    }

    /**
     * An instant in its canonical spelling, in whole seconds.
     *
     * @throws IllegalArgumentException when it is not within the years 0 to 9999
     */
    public static Timestamp of(Instant instant) {
        return of(instant, Precision.SECONDS);
    }

    /** The instant, to the microsecond. */
    public Instant instant() {
        return instant;
    }

    /** {@link Precision#MICROSECONDS} when it was written with a fraction. */
    public Precision precision() {
        return precision;
    }

    /** The spelling an API server stores: in UTC, with six digits of fraction or none as the {@link #precision} is. */
    public String canonical() {
        return TimestampText.canonical(instant, precision);
    }

    /** By instant. */
    @Override
    public int compareTo(Timestamp other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timestamp that && instant.equals(that.instant);
    }

    @Override
    public int hashCode() {
        return instant.hashCode();
    }

    /** The text it was made from. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    /** The two ways to write a timestamp. */
    public enum Precision {
        /** Whole seconds: Kubernetes' {@code Time}. */
        SECONDS(ChronoUnit.SECONDS),
        /** Six digits of fraction: Kubernetes' {@code MicroTime}. */
        MICROSECONDS(ChronoUnit.MICROS);

        private final ChronoUnit unit;

        Precision(ChronoUnit unit) {
            this.unit = unit;
        }
    }
}
