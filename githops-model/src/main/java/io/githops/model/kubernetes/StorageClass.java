package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How volumes are stored. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = StorageClass.Builder.class)
public interface StorageClass extends WithStorageClass {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<StorageClass> KIND = Kinds.harvester().kind("storage.k8s.io/v1", "StorageClass", StorageClass.class);

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
    record ReclaimPolicy(String value) implements OpenEnum {
        public static final ReclaimPolicy DELETE = new ReclaimPolicy("Delete");
        public static final ReclaimPolicy RETAIN = new ReclaimPolicy("Retain");
    }

    /** When a volume is made. */
    record VolumeBindingMode(String value) implements OpenEnum {
        public static final VolumeBindingMode IMMEDIATE = new VolumeBindingMode("Immediate");
        /** When the first machine uses it. */
        public static final VolumeBindingMode WAIT_FOR_FIRST_CONSUMER = new VolumeBindingMode("WaitForFirstConsumer");
    }
}
