package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * How much more machines may be promised than there is, in per cent, at least 100. Machines that are there keep what
 * they have until their limits change.
 */
@Value.Immutable
@JsonDeserialize(builder = OvercommitConfig.Builder.class)
public interface OvercommitConfig extends WithOvercommitConfig {
    int cpu();

    int memory();

    int storage();

    static OvercommitConfig of(int cpu, int memory, int storage) {
        return builder().cpu(cpu).memory(memory).storage(storage).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableOvercommitConfig.Builder {
        Builder() {}
    }
}
