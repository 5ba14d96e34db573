package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How much of each node Longhorn's instance managers reserve. All volumes must be detached when it changes. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = InstanceManagerResources.Builder.class)
public interface InstanceManagerResources extends WithInstanceManagerResources {
    Optional<Processors> cpu();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableInstanceManagerResources.Builder {
        Builder() {}
    }

    /** Per cent of the processors of a node, by the engine. */
    @Value.Immutable
    @JsonDeserialize(builder = Processors.Builder.class)
    interface Processors extends ImmutableInstanceManagerResources.WithProcessors {
        /** A number such as {@code 12}. */
        Optional<String> v1();

        /** A number such as {@code 12}. */
        Optional<String> v2();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableInstanceManagerResources.Processors.Builder {
            Builder() {}
        }
    }
}
