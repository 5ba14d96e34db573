package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubevirt.MachineSpec;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What machines that name it have, wherever they do not say otherwise. */
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

    /** The older spelling of {@link CpuPreferences.SpreadOptions#ratio}. */
    Optional<Integer> preferSpreadSocketToCoreRatio();

    Optional<MachineSpec.Architecture> preferredArchitecture();

    /** Of the name by which the cluster finds the guest. */
    Optional<String> preferredSubdomain();

    Optional<Long> preferredTerminationGracePeriodSeconds();

    /** What the machine must have, or it is refused. */
    Optional<Requirements> requirements();

    /** Added to the running instances. */
    @Value.Redacted
    Map<String, String> annotations();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePreferenceSpec.Builder {
        Builder() {}
    }

    /** The emulated board. */
    @Value.Immutable
    @JsonDeserialize(builder = MachinePreferences.Builder.class)
    interface MachinePreferences extends ImmutablePreferenceSpec.WithMachinePreferences {
        /** Such as {@code q35}. */
        Optional<String> preferredMachineType();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.MachinePreferences.Builder {
            Builder() {}
        }
    }

    /** How volumes are made. */
    @Value.Immutable
    @JsonDeserialize(builder = VolumePreferences.Builder.class)
    interface VolumePreferences extends ImmutablePreferenceSpec.WithVolumePreferences {
        /** For the volumes that the machine makes of data volume templates without one. */
        Optional<String> preferredStorageClassName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutablePreferenceSpec.VolumePreferences.Builder {
            Builder() {}
        }
    }
}
