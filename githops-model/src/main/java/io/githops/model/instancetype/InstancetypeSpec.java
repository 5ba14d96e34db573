package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import io.githops.model.kubevirt.Domain;
import io.githops.model.kubevirt.Gpu;
import io.githops.model.kubevirt.HostDevice;
import io.githops.model.kubevirt.LaunchSecurity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A size. A machine that has one cannot set any of these itself. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = InstancetypeSpec.Builder.class)
public interface InstancetypeSpec extends WithInstancetypeSpec {
    Cpu cpu();

    Memory memory();

    List<Gpu> gpus();

    List<HostDevice> hostDevices();

    Optional<Domain.IoThreads> ioThreads();

    Optional<Domain.IoThreadsPolicy> ioThreadsPolicy();

    Optional<LaunchSecurity> launchSecurity();

    Map<String, String> nodeSelector();

    Optional<String> schedulerName();

    /** Of running instances. */
    @Value.Redacted
    Map<String, String> annotations();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableInstancetypeSpec.Builder {
        Builder() {}
    }

    /** The processor. */
    @Value.Immutable
    @JsonDeserialize(builder = Cpu.Builder.class)
    interface Cpu extends ImmutableInstancetypeSpec.WithCpu {
        /** How many virtual processors; a preference says whether these are sockets, cores or threads. */
        int guest();

        Optional<Integer> maxSockets();

        Optional<String> model();

        /** Whether each virtual processor has one of the node to itself. */
        Optional<Boolean> dedicatedCPUPlacement();

        Optional<Boolean> isolateEmulatorThread();

        Optional<io.githops.model.kubevirt.Cpu.Numa> numa();

        Optional<io.githops.model.kubevirt.Cpu.Realtime> realtime();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInstancetypeSpec.Cpu.Builder {
            Builder() {}
        }
    }

    /** The memory. */
    @Value.Immutable
    @JsonDeserialize(builder = Memory.Builder.class)
    interface Memory extends ImmutableInstancetypeSpec.WithMemory {
        Quantity guest();

        Optional<Quantity> maxGuest();

        Optional<io.githops.model.kubevirt.Memory.Hugepages> hugepages();

        /** By how much less than the guest sees the machine asks for. */
        Optional<Integer> overcommitPercent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInstancetypeSpec.Memory.Builder {
            Builder() {}
        }
    }
}
