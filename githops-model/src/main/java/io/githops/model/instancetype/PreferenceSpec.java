package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import io.githops.model.kubevirt.Clock;
import io.githops.model.kubevirt.Cpu;
import io.githops.model.kubevirt.Firmware;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a machine has wherever it does not say otherwise. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = PreferenceSpec.Builder.class)
public interface PreferenceSpec extends WithPreferenceSpec {
    Optional<ClockPreferences> clock();

    Optional<CpuPreferences> cpu();

    Optional<DevicePreferences> devices();

    Optional<FeaturePreferences> features();

    Optional<FirmwarePreferences> firmware();

    Optional<MachinePreferences> machine();

    Optional<VolumePreferences> volumes();

    /** How many cores there are for a socket, where processors are spread; by default 2. */
    Optional<Integer> preferSpreadSocketToCoreRatio();

    Optional<String> preferredArchitecture();

    Optional<String> preferredSubdomain();

    Optional<Long> preferredTerminationGracePeriodSeconds();

    /** What a size must have, or the machine is refused. */
    Optional<Requirements> requirements();

    /** Of running instances. */
    @Value.Redacted
    Map<String, String> annotations();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePreferenceSpec.Builder {
        Builder() {}
    }

    /** The clock. */
    @Value.Immutable
    @JsonDeserialize(builder = ClockPreferences.Builder.class)
    interface ClockPreferences extends ImmutablePreferenceSpec.WithClockPreferences {
        Optional<ClockOffset> preferredClockOffset();

        Optional<Clock.Timers> preferredTimer();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.ClockPreferences.Builder {
            Builder() {}
        }
    }

    /** By UTC or in a time zone. */
    @Value.Immutable
    @JsonDeserialize(builder = ClockOffset.Builder.class)
    interface ClockOffset extends ImmutablePreferenceSpec.WithClockOffset {
        Optional<Clock.Utc> utc();

        Optional<String> timezone();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.ClockOffset.Builder {
            Builder() {}
        }
    }

    /** The processor. */
    @Value.Immutable
    @JsonDeserialize(builder = CpuPreferences.Builder.class)
    interface CpuPreferences extends ImmutablePreferenceSpec.WithCpuPreferences {
        List<Cpu.Feature> preferredCPUFeatures();

        Optional<CpuTopology> preferredCPUTopology();

        Optional<SpreadOptions> spreadOptions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.CpuPreferences.Builder {
            Builder() {}
        }
    }

    /** How processors are spread. */
    @Value.Immutable
    @JsonDeserialize(builder = SpreadOptions.Builder.class)
    interface SpreadOptions extends ImmutablePreferenceSpec.WithSpreadOptions {
        /** {@code SocketsCores}, {@code CoresThreads} or {@code SocketsCoresThreads}. */
        Optional<String> across();

        Optional<Integer> ratio();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.SpreadOptions.Builder {
            Builder() {}
        }
    }

    /** What starts the guest. */
    @Value.Immutable
    @JsonDeserialize(builder = FirmwarePreferences.Builder.class)
    interface FirmwarePreferences extends ImmutablePreferenceSpec.WithFirmwarePreferences {
        Optional<Firmware.Efi> preferredEfi();

        Optional<Boolean> preferredUseBios();

        Optional<Boolean> preferredUseBiosSerial();

        Optional<Boolean> preferredUseEfi();

        Optional<Boolean> preferredUseSecureBoot();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.FirmwarePreferences.Builder {
            Builder() {}
        }
    }

    /** The emulated board. */
    @Value.Immutable
    @JsonDeserialize(builder = MachinePreferences.Builder.class)
    interface MachinePreferences extends ImmutablePreferenceSpec.WithMachinePreferences {
        Optional<String> preferredMachineType();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.MachinePreferences.Builder {
            Builder() {}
        }
    }

    /** The volumes. */
    @Value.Immutable
    @JsonDeserialize(builder = VolumePreferences.Builder.class)
    interface VolumePreferences extends ImmutablePreferenceSpec.WithVolumePreferences {
        Optional<String> preferredStorageClassName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.VolumePreferences.Builder {
            Builder() {}
        }
    }

    /** The least that a size must have. */
    @Value.Immutable
    @JsonDeserialize(builder = Requirements.Builder.class)
    interface Requirements extends ImmutablePreferenceSpec.WithRequirements {
        Optional<String> architecture();

        Optional<CpuRequirement> cpu();

        Optional<MemoryRequirement> memory();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.Requirements.Builder {
            Builder() {}
        }
    }

    /** So many virtual processors. */
    @Value.Immutable
    @JsonDeserialize(builder = CpuRequirement.Builder.class)
    interface CpuRequirement extends ImmutablePreferenceSpec.WithCpuRequirement {
        int guest();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.CpuRequirement.Builder {
            Builder() {}
        }
    }

    /** So much memory. */
    @Value.Immutable
    @JsonDeserialize(builder = MemoryRequirement.Builder.class)
    interface MemoryRequirement extends ImmutablePreferenceSpec.WithMemoryRequirement {
        Quantity guest();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.MemoryRequirement.Builder {
            Builder() {}
        }
    }

    /** What the virtual processors of a size are. */
    record CpuTopology(String value) implements OpenEnum {
        public static final CpuTopology SOCKETS = new CpuTopology("sockets");
        public static final CpuTopology CORES = new CpuTopology("cores");
        public static final CpuTopology THREADS = new CpuTopology("threads");
        /** Sockets and cores. */
        public static final CpuTopology SPREAD = new CpuTopology("spread");

        public static final CpuTopology ANY = new CpuTopology("any");
    }
}
