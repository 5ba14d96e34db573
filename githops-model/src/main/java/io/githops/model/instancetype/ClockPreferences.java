package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubevirt.Clock;
import java.util.Optional;
import org.immutables.value.Value;

/** What time the guest finds, and what it counts time by. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ClockPreferences.Builder.class)
public interface ClockPreferences extends WithClockPreferences {
    Optional<Offset> preferredClockOffset();

    Optional<Clock.Timers> preferredTimer();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClockPreferences.Builder {
        Builder() {}
    }

    /** By UTC or in a time zone. */
    @Value.Immutable
    @JsonDeserialize(builder = Offset.Builder.class)
    interface Offset extends ImmutableClockPreferences.WithOffset {
        Optional<Clock.Utc> utc();

        Optional<String> timezone();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClockPreferences.Offset.Builder {
            Builder() {}
        }
    }
}
