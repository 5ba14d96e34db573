package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The virtual hardware. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Domain.Builder.class)
public interface Domain extends WithDomain {
    Optional<Cpu> cpu();

    Optional<Memory> memory();

    Optional<Resources> resources();

    Optional<Machine> machine();

    Optional<Firmware> firmware();

    Optional<Features> features();

    Optional<Clock> clock();

    Optional<Chassis> chassis();

    Optional<IoThreads.Policy> ioThreadsPolicy();

    Optional<IoThreads> ioThreads();

    Optional<LaunchSecurity> launchSecurity();

    /** Refused by Harvester, whose KubeVirt does not allow it. */
    Optional<RebootPolicy> rebootPolicy();

    Devices devices();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDomain.Builder {
        Builder() {}
    }

    /** How much processor time and memory the machine asks for and gets at most. */
    @Value.Immutable
    @JsonDeserialize(builder = Resources.Builder.class)
    interface Resources extends ImmutableDomain.WithResources {
        /** Computed by Harvester from {@link #limits}. */
        Map<String, Quantity> requests();

        /** By {@code cpu} and {@code memory}: what a person sets to size the machine. */
        Map<String, Quantity> limits();

        /** Whether the scheduler is not told of the memory that virtualisation takes beside the guest's; by default false. */
        Optional<Boolean> overcommitGuestOverhead();

        /** What a machine of Harvester states: how much it gets at most. */
        static Resources limitedTo(Quantity cpu, Quantity memory) {
            return builder().putLimit("cpu", cpu).putLimit("memory", memory).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Resources.Builder {
            Builder() {}
        }
    }

    /** The emulated board. */
    @Value.Immutable
    @JsonDeserialize(builder = Machine.Builder.class)
    interface Machine extends ImmutableDomain.WithMachine {
        /** Such as {@code q35}, which is the default on amd64; the cluster must allow it. */
        Optional<String> type();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Machine.Builder {
            Builder() {}
        }
    }

    /** What the guest reads about its case. */
    @Value.Immutable
    @JsonDeserialize(builder = Chassis.Builder.class)
    interface Chassis extends ImmutableDomain.WithChassis {
        Optional<String> manufacturer();

        Optional<String> version();

        Optional<String> serial();

        Optional<String> asset();

        Optional<String> sku();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.Chassis.Builder {
            Builder() {}
        }
    }

    /** What happens when the guest asks for a reboot. */
    record RebootPolicy(String value) implements OpenEnum {
        public static final RebootPolicy REBOOT = new RebootPolicy("Reboot");
        /** The instance ends, and the run strategy decides. */
        public static final RebootPolicy TERMINATE = new RebootPolicy("Terminate");
    }
}
