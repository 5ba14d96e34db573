package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A machine of the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = MachineReference.Builder.class)
public interface MachineReference extends WithMachineReference {
    /** {@code kubevirt.io}; the server refuses a backup without it. */
    Optional<String> apiGroup();

    /** {@code VirtualMachine}. */
    String kind();

    String name();

    /** The machine of that name. */
    static MachineReference of(String machine) {
        return builder()
                .apiGroup("kubevirt.io")
                .kind("VirtualMachine")
                .name(machine)
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMachineReference.Builder {
        Builder() {}
    }
}
