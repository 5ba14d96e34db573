package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import io.githops.model.kubevirt.MachineSpec;
import java.util.Optional;
import org.immutables.value.Value;

/** What a machine must have at least, by its size or on its own. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Requirements.Builder.class)
public interface Requirements extends WithRequirements {
    Optional<MachineSpec.Architecture> architecture();

    Optional<Cpu> cpu();

    Optional<Memory> memory();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRequirements.Builder {
        Builder() {}
    }

    /** The least number of virtual processors. */
    @Value.Immutable
    @JsonDeserialize(builder = Cpu.Builder.class)
    interface Cpu extends ImmutableRequirements.WithCpu {
        int guest();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRequirements.Cpu.Builder {
            Builder() {}
        }
    }

    /** The least amount of memory. */
    @Value.Immutable
    @JsonDeserialize(builder = Memory.Builder.class)
    interface Memory extends ImmutableRequirements.WithMemory {
        Quantity guest();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableRequirements.Memory.Builder {
            Builder() {}
        }
    }
}
