package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;

/** How volumes are stored. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = StorageClass.Builder.class)
public interface StorageClass extends WithStorageClass {
    /** The kind, as {@link io.githops.model.Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<StorageClass> KIND = BundledKind.viewed("storage.k8s.io/v1", "StorageClass", StorageClass.class);

    ObjectMeta metadata();

    String provisioner();

    Map<String, String> parameters();

    /** By default {@link ReclaimPolicy#DELETE}. */
    Optional<ReclaimPolicy> reclaimPolicy();

    /** By default {@link VolumeBindingMode#IMMEDIATE}. */
    Optional<VolumeBindingMode> volumeBindingMode();

    Optional<Boolean> allowVolumeExpansion();

    List<String> mountOptions();

    List<Topology> allowedTopologies();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableStorageClass.Builder {
        Builder() {}
    }

    /** Nodes that may hold volumes. */
    @Value.Immutable
    @JsonDeserialize(builder = Topology.Builder.class)
    interface Topology extends ImmutableStorageClass.WithTopology {
        List<Requirement> matchLabelExpressions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableStorageClass.Topology.Builder {
            Builder() {}
        }
    }

    /** The values that a label of a node may have. */
    @Value.Immutable
    @JsonDeserialize(builder = Requirement.Builder.class)
    interface Requirement extends ImmutableStorageClass.WithRequirement {
        String key();

        List<String> values();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableStorageClass.Requirement.Builder {
            Builder() {}
        }
    }

    /** What becomes of the data when the claim is deleted. */
    record ReclaimPolicy(String value) {
        public static final ReclaimPolicy DELETE = of("Delete");
        public static final ReclaimPolicy RETAIN = of("Retain");

        public ReclaimPolicy {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ReclaimPolicy of(String value) {
            return new ReclaimPolicy(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }

    /** When a volume is made. */
    record VolumeBindingMode(String value) {
        public static final VolumeBindingMode IMMEDIATE = of("Immediate");
        /** When the first machine uses it. */
        public static final VolumeBindingMode WAIT_FOR_FIRST_CONSUMER = of("WaitForFirstConsumer");

        public VolumeBindingMode {
            Objects.requireNonNull(value, "value");
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static VolumeBindingMode of(String value) {
            return new VolumeBindingMode(value);
        }

        @JsonValue
        @Override
        public String toString() {
            return value;
        }
    }
}
