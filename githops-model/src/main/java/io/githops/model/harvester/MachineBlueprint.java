package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubevirt.VirtualMachine;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.immutables.value.Value;

/** A machine without identity. */
@Value.Immutable
@JsonDeserialize(builder = MachineBlueprint.Builder.class)
public interface MachineBlueprint extends WithMachineBlueprint {
    /** Annotations and labels for the machine. */
    @Value.Redacted
    Optional<Mapping> metadata();

    Optional<VirtualMachine.Spec> spec();

    /** What is left of a machine without its name and namespace. */
    static MachineBlueprint of(VirtualMachine machine) {
        return builder().build().withMachine(machine);
    }

    /** The machine under a name, to create it or to read what annotations say; empty when there is no spec. */
    default Optional<VirtualMachine> machine(String namespace, String name) {
        return spec().map(spec -> VirtualMachine.builder()
                .metadata(BlueprintMetadata.of(this, namespace, name))
                .spec(spec)
                .build());
    }

    /** This blueprint with annotations, labels and spec of a machine. All else in the metadata stays. */
    default MachineBlueprint withMachine(VirtualMachine machine) {
        return BlueprintMetadata.put(this, machine.metadata()).withSpec(machine.spec());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMachineBlueprint.Builder {
        Builder() {}
    }
}
