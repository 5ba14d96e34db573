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

    /** Harvester computes the requests from the limits. */
    Optional<DomainResources> resources();

    Optional<Machine> machine();

    Optional<Firmware> firmware();

    Optional<Features> features();

    Optional<Clock> clock();

    Optional<Chassis> chassis();

    Optional<IoThreadsPolicy> ioThreadsPolicy();

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
    @JsonDeserialize(builder = DomainResources.Builder.class)
    interface DomainResources extends ImmutableDomain.WithDomainResources {
        /** Written by Harvester. */
        Map<String, Quantity> requests();

        /** By {@code cpu} and {@code memory}: what a person sets to size the machine. */
        Map<String, Quantity> limits();

        /** Whether the memory that virtualisation itself takes comes out of what the guest asked for. */
        Optional<Boolean> overcommitGuestOverhead();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.DomainResources.Builder {
            Builder() {}
        }
    }

    /** The emulated board. */
    @Value.Immutable
    @JsonDeserialize(builder = Machine.Builder.class)
    interface Machine extends ImmutableDomain.WithMachine {
        /** Such as {@code q35}. */
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

    /** Threads that serve the disks, beside those that run the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = IoThreads.Builder.class)
    interface IoThreads extends ImmutableDomain.WithIoThreads {
        /** Needs {@link IoThreadsPolicy#SUPPLEMENTAL_POOL}. */
        Optional<Integer> supplementalPoolThreadCount();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDomain.IoThreads.Builder {
            Builder() {}
        }
    }

    /** Which disks share a thread. */
    record IoThreadsPolicy(String value) implements OpenEnum {
        /** All disks but those with a thread of their own. */
        public static final IoThreadsPolicy SHARED = new IoThreadsPolicy("shared");
        /** Disks are spread over threads, as many as there are processors to spare. */
        public static final IoThreadsPolicy AUTO = new IoThreadsPolicy("auto");
        /** A pool of threads, as many as {@link IoThreads} says. */
        public static final IoThreadsPolicy SUPPLEMENTAL_POOL = new IoThreadsPolicy("supplementalPool");
    }

    /** What happens when the guest asks for a reboot. */
    record RebootPolicy(String value) implements OpenEnum {
        public static final RebootPolicy REBOOT = new RebootPolicy("Reboot");
        /** The instance ends, and the run strategy decides. */
        public static final RebootPolicy TERMINATE = new RebootPolicy("Terminate");
    }
}
