package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import io.githops.model.kubevirt.Cpu.Numa;
import io.githops.model.kubevirt.Cpu.Realtime;
import io.githops.model.kubevirt.Gpu;
import io.githops.model.kubevirt.HostDevice;
import io.githops.model.kubevirt.IoThreads;
import io.githops.model.kubevirt.LaunchSecurity;
import io.githops.model.kubevirt.Memory.Hugepages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A size: what machines that name it have, and cannot say themselves. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = InstancetypeSpec.Builder.class)
public interface InstancetypeSpec extends WithInstancetypeSpec {
    Cpu cpu();

    Memory memory();

    List<Gpu> gpus();

    List<HostDevice> hostDevices();

    Optional<IoThreads> ioThreads();

    Optional<IoThreads.Policy> ioThreadsPolicy();

    Optional<LaunchSecurity> launchSecurity();

    Map<String, String> nodeSelector();

    Optional<String> schedulerName();

    /** Added to the running instances. */
    @Value.Redacted
    Map<String, String> annotations();

    /** A size of that many virtual processors and that much memory. */
    static InstancetypeSpec of(int processors, Quantity memory) {
        return builder()
                .cpu(Cpu.builder().guest(processors).build())
                .memory(Memory.builder().guest(memory).build())
                .build();
    }

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

        /** How many sockets can be plugged in while the machine runs. */
        Optional<Integer> maxSockets();

        /** By default that of the cluster. */
        Optional<String> model();

        /** Whether each virtual processor has one of the node to itself. */
        Optional<Boolean> dedicatedCPUPlacement();

        Optional<Boolean> isolateEmulatorThread();

        Optional<Numa> numa();

        Optional<Realtime> realtime();

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

        /** How much can be plugged in while the machine runs. */
        Optional<Quantity> maxGuest();

        Optional<Hugepages> hugepages();

        /** By how many percent of {@link #guest} less the machine asks of its node; by default 0. */
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
