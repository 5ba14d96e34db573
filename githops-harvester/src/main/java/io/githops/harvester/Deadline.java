package io.githops.harvester;

import java.time.Duration;
import java.util.Optional;

/** The moment by which calls have to end, or none. Immutable. */
final class Deadline {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Timing timing;
    private final boolean isSet;
    private final long nanos;

    private Deadline(Timing timing, boolean isSet, long nanos) {
        this.timing = timing;
        this.isSet = isSet;
        this.nanos = nanos;
    }

    static Deadline none(Timing timing) {
        return new Deadline(timing, false, 0);
    }

    /** The sooner of this and a moment that is so far away. */
    Deadline within(Duration time) {
        Duration bounded = time.compareTo(LONGEST) < 0 ? time : LONGEST;
        boolean isLater = isSet && left().compareTo(bounded) <= 0;
        return isLater ? this : new Deadline(timing, true, timing.nanos() + bounded.toNanos());
    }

    /** How much time is left; empty when there is no deadline. Never negative. */
    Optional<Duration> timeLeft() {
        return isSet ? Optional.of(left()) : Optional.empty();
    }

    boolean isPast() {
        return isSet && left().isZero();
    }

    /** Whether there is time for a wait, and for something after it. */
    boolean allows(Duration wait) {
        return !isSet || left().compareTo(wait) > 0;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - timing.nanos()));
    }
}
