package io.githops.model.instancetype;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubevirt.Cpu;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How the virtual processors of a size are laid out, and what they can do. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = CpuPreferences.Builder.class)
public interface CpuPreferences extends WithCpuPreferences {
    List<Cpu.Feature> preferredCPUFeatures();

    /** By default {@link Topology#SOCKETS}. */
    Optional<Topology> preferredCPUTopology();

    /** Needs {@link Topology#SPREAD}. */
    Optional<SpreadOptions> spreadOptions();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCpuPreferences.Builder {
        Builder() {}
    }

    /** Between what, and in which proportion, virtual processors are spread. */
    @Value.Immutable
    @JsonDeserialize(builder = SpreadOptions.Builder.class)
    interface SpreadOptions extends ImmutableCpuPreferences.WithSpreadOptions {
        /** By default {@link Across#SOCKETS_CORES}. */
        Optional<Across> across();

        /** How many of the inner for one of the outer, such as cores for a socket; by default 2. */
        Optional<Integer> ratio();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCpuPreferences.SpreadOptions.Builder {
            Builder() {}
        }
    }

    /** Between what virtual processors are spread. */
    record Across(String value) implements OpenEnum {
        public static final Across SOCKETS_CORES = new Across("SocketsCores");
        public static final Across SOCKETS_CORES_THREADS = new Across("SocketsCoresThreads");
        public static final Across CORES_THREADS = new Across("CoresThreads");
    }

    /** What the virtual processors of a size are. */
    record Topology(String value) implements OpenEnum {
        public static final Topology SOCKETS = new Topology("sockets");
        public static final Topology CORES = new Topology("cores");
        public static final Topology THREADS = new Topology("threads");
        /** As {@link SpreadOptions} says. */
        public static final Topology SPREAD = new Topology("spread");

        public static final Topology ANY = new Topology("any");
    }
}
