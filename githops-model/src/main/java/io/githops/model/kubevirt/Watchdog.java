package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** What acts when the guest stops answering: exactly one device. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Watchdog.Builder.class)
public interface Watchdog extends WithWatchdog {
    String name();

    /** On amd64 and arm64. */
    Optional<Device> i6300esb();

    /** On s390x. */
    Optional<Device> diag288();

    /** The watchdog of common machines. */
    static Watchdog of(String name, Action action) {
        return builder()
                .name(name)
                .i6300esb(Device.builder().action(action).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableWatchdog.Builder {
        Builder() {}
    }

    /** The device that watches. */
    @Value.Immutable
    @JsonDeserialize(builder = Device.Builder.class)
    interface Device extends ImmutableWatchdog.WithDevice {
        /** By default {@link Action#RESET}. */
        Optional<Action> action();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableWatchdog.Device.Builder {
            Builder() {}
        }
    }

    /** What happens to a guest that does not answer. */
    record Action(String value) implements OpenEnum {
        public static final Action RESET = new Action("reset");
        public static final Action POWEROFF = new Action("poweroff");
        public static final Action SHUTDOWN = new Action("shutdown");
    }
}
