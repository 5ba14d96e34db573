package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The processor. Cores, sockets and threads multiply; each is 1 by default. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Cpu.Builder.class)
public interface Cpu extends WithCpu {
    Optional<Integer> cores();

    Optional<Integer> sockets();

    Optional<Integer> threads();

    /** How many sockets can be plugged in while the machine runs; written by Harvester unless hot-plugging is on. */
    Optional<Integer> maxSockets();

    /** Such as {@code host-model}, which is the default, {@code host-passthrough} or {@code Skylake-Server}. */
    Optional<String> model();

    /** Whether each virtual processor has one of the node to itself. */
    Optional<Boolean> dedicatedCpuPlacement();

    /** Whether the emulator has a processor of its own as well; needs {@link #dedicatedCpuPlacement}. */
    Optional<Boolean> isolateEmulatorThread();

    List<Feature> features();

    Optional<Numa> numa();

    Optional<Realtime> realtime();

    /** One socket of that many cores, with one thread each. */
    static Cpu ofCores(int count) {
        return builder().cores(count).sockets(1).threads(1).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCpu.Builder {
        Builder() {}
    }

    /** A feature of the processor that the guest sees or does not see. */
    @Value.Immutable
    @JsonDeserialize(builder = Feature.Builder.class)
    interface Feature extends ImmutableCpu.WithFeature {
        /** Such as {@code vmx}. */
        String name();

        /** By default {@link FeaturePolicy#REQUIRE}. */
        Optional<FeaturePolicy> policy();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCpu.Feature.Builder {
            Builder() {}
        }
    }

    /** How the memory is spread over the node's processors. */
    @Value.Immutable
    @JsonDeserialize(builder = Numa.Builder.class)
    interface Numa extends ImmutableCpu.WithNuma {
        /** Gives the guest the layout of the node; needs dedicated processors and huge pages. */
        Optional<Empty> guestMappingPassthrough();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCpu.Numa.Builder {
            Builder() {}
        }
    }

    /** Running without pauses. */
    @Value.Immutable
    @JsonDeserialize(builder = Realtime.Builder.class)
    interface Realtime extends ImmutableCpu.WithRealtime {
        /** Which virtual processors, such as {@code 0-3,^1}; by default all. */
        Optional<String> mask();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCpu.Realtime.Builder {
            Builder() {}
        }
    }

    /** What becomes of a processor feature. */
    record FeaturePolicy(String value) implements OpenEnum {
        /** The guest sees it, whether the node has it or not. */
        public static final FeaturePolicy FORCE = new FeaturePolicy("force");
        /** The machine only starts on nodes that have it. */
        public static final FeaturePolicy REQUIRE = new FeaturePolicy("require");

        public static final FeaturePolicy OPTIONAL = new FeaturePolicy("optional");
        /** The guest does not see it. */
        public static final FeaturePolicy DISABLE = new FeaturePolicy("disable");
        /** The machine only starts on nodes that do not have it. */
        public static final FeaturePolicy FORBID = new FeaturePolicy("forbid");
    }
}
