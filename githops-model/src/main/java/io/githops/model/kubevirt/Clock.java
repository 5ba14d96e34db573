package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** What time the guest finds at its start: by UTC, which is the default, or in a time zone. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Clock.Builder.class)
public interface Clock extends WithClock {
    Optional<Utc> utc();

    /** Such as {@code Europe/Berlin}. */
    Optional<String> timezone();

    Optional<Timers> timer();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClock.Builder {
        Builder() {}
    }

    /** The clock runs by UTC. */
    @Value.Immutable
    @JsonDeserialize(builder = Utc.Builder.class)
    interface Utc extends ImmutableClock.WithUtc {
        Optional<Integer> offsetSeconds();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClock.Utc.Builder {
            Builder() {}
        }
    }

    /** What the guest counts time by. */
    @Value.Immutable
    @JsonDeserialize(builder = Timers.Builder.class)
    interface Timers extends ImmutableClock.WithTimers {
        Optional<Timer> hpet();

        Optional<PresentTimer> kvm();

        Optional<Timer> pit();

        Optional<RealTimeClock> rtc();

        Optional<PresentTimer> hyperv();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClock.Timers.Builder {
            Builder() {}
        }
    }

    /** A timer whose ticks can be missed. */
    @Value.Immutable
    @JsonDeserialize(builder = Timer.Builder.class)
    interface Timer extends ImmutableClock.WithTimer {
        /** By default true. */
        Optional<Boolean> present();

        Optional<TickPolicy> tickPolicy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClock.Timer.Builder {
            Builder() {}
        }
    }

    /** A timer that is there or not. */
    @Value.Immutable
    @JsonDeserialize(builder = PresentTimer.Builder.class)
    interface PresentTimer extends ImmutableClock.WithPresentTimer {
        /** By default true. */
        Optional<Boolean> present();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClock.PresentTimer.Builder {
            Builder() {}
        }
    }

    /** The battery-backed clock. */
    @Value.Immutable
    @JsonDeserialize(builder = RealTimeClock.Builder.class)
    interface RealTimeClock extends ImmutableClock.WithRealTimeClock {
        /** By default true. */
        Optional<Boolean> present();

        Optional<TickPolicy> tickPolicy();

        Optional<TimeTrack> track();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClock.RealTimeClock.Builder {
            Builder() {}
        }
    }

    /** What becomes of missed ticks. */
    record TickPolicy(String value) implements OpenEnum {
        /** They come late, one by one. */
        public static final TickPolicy DELAY = new TickPolicy("delay");
        /** They come late, faster than usual. */
        public static final TickPolicy CATCHUP = new TickPolicy("catchup");
        /** They become one. */
        public static final TickPolicy MERGE = new TickPolicy("merge");
        /** They are lost. */
        public static final TickPolicy DISCARD = new TickPolicy("discard");
    }

    /** What a clock follows. */
    record TimeTrack(String value) implements OpenEnum {
        public static final TimeTrack GUEST = new TimeTrack("guest");
        public static final TimeTrack WALL = new TimeTrack("wall");
    }
}
