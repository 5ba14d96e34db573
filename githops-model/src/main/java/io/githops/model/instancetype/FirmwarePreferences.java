package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubevirt.Firmware;
import java.util.Optional;
import org.immutables.value.Value;

/** What starts the guest. */
@Value.Immutable
@JsonDeserialize(builder = FirmwarePreferences.Builder.class)
public interface FirmwarePreferences extends WithFirmwarePreferences {
    Optional<Firmware.Efi> preferredEfi();

    Optional<Boolean> preferredUseBios();

    /** Whether the BIOS talks over the serial console; needs {@link #preferredUseBios}. */
    Optional<Boolean> preferredUseBiosSerial();

    /** The older spelling of {@link #preferredEfi}. */
    Optional<Boolean> preferredUseEfi();

    /** The older spelling of {@link Firmware.Efi#secureBoot}; needs {@link #preferredUseEfi}. */
    Optional<Boolean> preferredUseSecureBoot();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableFirmwarePreferences.Builder {
        Builder() {}
    }
}
