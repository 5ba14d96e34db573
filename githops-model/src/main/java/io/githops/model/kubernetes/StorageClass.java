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

    /** Marks the class of claims that name none. */
    String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    ObjectMeta metadata();

    /** Such as {@code driver.longhorn.io}. */
    String provisioner();

    Map<String, String> parameters();

    /** By default {@link ReclaimPolicy#DELETE}. */
    Optional<ReclaimPolicy> reclaimPolicy();

    /** By default {@link VolumeBindingMode#IMMEDIATE}. */
    Optional<VolumeBindingMode> volumeBindingMode();

    Optional<Boolean> allowVolumeExpansion();

    List<String> mountOptions();

    List<Topology> allowedTopologies();

    /** Volumes of Longhorn that machines can migrate with: so many copies, expandable, deleted with their claim. */
    static StorageClass longhorn(String name, int replicas) {
        return builder()
                .metadata(ObjectMeta.of(name))
                .provisioner("driver.longhorn.io")
                .putParameter("numberOfReplicas", Integer.toString(replicas))
                .putParameter("staleReplicaTimeout", "30")
                .putParameter("migratable", "true")
                .reclaimPolicy(ReclaimPolicy.DELETE)
                .volumeBindingMode(VolumeBindingMode.IMMEDIATE)
                .allowVolumeExpansion(true)
                .build();
    }

    /** Whether claims that name no class get this one. */
    default boolean isDefault() {
        return metadata().annotation(DEFAULT_CLASS).filter("true"::equals).isPresent();
    }

    /** This class as the one that claims get that name none, or not; only one class should be. */
    default StorageClass withDefault(boolean value) {
        return editMetadata(metadata -> metadata.withAnnotation(DEFAULT_CLASS, Boolean.toString(value)));
    }

    /** Whether the class belongs to Harvester and cannot be deleted. */
    default boolean isReserved() {
        return metadata()
                .annotation("harvesterhci.io/is-reserved-storageclass")
                .filter("true"::equals)
                .isPresent();
    }

    /** How the importer of images uses the class. */
    default ImportProfile importProfile() {
        return new ImportProfile(this);
    }

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
        List<TopologyRequirement> matchLabelExpressions();

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
    @JsonDeserialize(builder = TopologyRequirement.Builder.class)
    interface TopologyRequirement extends ImmutableStorageClass.WithTopologyRequirement {
        String key();

        List<String> values();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableStorageClass.TopologyRequirement.Builder {
            Builder() {}
        }
    }

    /** What becomes of the data when the claim is deleted. */
    record ReclaimPolicy(String value) implements OpenEnum {
        public static final ReclaimPolicy DELETE = new ReclaimPolicy("Delete");
        public static final ReclaimPolicy RETAIN = new ReclaimPolicy("Retain");
        /** No longer supported. */
        public static final ReclaimPolicy RECYCLE = new ReclaimPolicy("Recycle");
    }

    /** When a volume is made. */
    record VolumeBindingMode(String value) implements OpenEnum {
        public static final VolumeBindingMode IMMEDIATE = new VolumeBindingMode("Immediate");
        /** When the first machine uses it. */
        public static final VolumeBindingMode WAIT_FOR_FIRST_CONSUMER = new VolumeBindingMode("WaitForFirstConsumer");
    }
}
