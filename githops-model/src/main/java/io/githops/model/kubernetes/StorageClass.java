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
                .parameters(LonghornParameters.replicated(replicas).text())
                .reclaimPolicy(ReclaimPolicy.DELETE)
                .volumeBindingMode(VolumeBindingMode.IMMEDIATE)
                .allowVolumeExpansion(true)
                .build();
    }

    /** Volumes of one node, in a group of its disks: quick, but their machines cannot migrate. */
    static StorageClass lvm(String name, String node, String volumeGroup, LvmType type) {
        return builder()
                .metadata(ObjectMeta.of(name))
                .provisioner("lvm.driver.harvesterhci.io")
                .putParameter("type", type.value())
                .putParameter("vgName", volumeGroup)
                .reclaimPolicy(ReclaimPolicy.DELETE)
                .volumeBindingMode(VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER)
                .allowVolumeExpansion(true)
                .addAllowedTopology(Topology.of("topology.lvm.csi/node", node))
                .build();
    }

    /** The parameters, of a class whose provisioner is {@code driver.longhorn.io}. */
    default LonghornParameters longhornParameters() {
        return new LonghornParameters(parameters());
    }

    /** This class with other parameters; the server refuses a change of them, so make a new class. */
    default StorageClass withLonghornParameters(LonghornParameters parameters) {
        return withParameters(parameters.text());
    }

    /** Whether claims that name no class get this one. */
    default boolean isDefault() {
        return metadata().isMarked("storageclass.kubernetes.io/is-default-class");
    }

    /** This class as the one that claims get that name none, or not; only one class should be. */
    default StorageClass withDefault(boolean value) {
        return editMetadata(metadata -> metadata.withMark("storageclass.kubernetes.io/is-default-class", value));
    }

    /** Whether the class belongs to Harvester and cannot be deleted. */
    default boolean isReserved() {
        return metadata().isMarked("harvesterhci.io/is-reserved-storageclass");
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

        /** The nodes that have a label with one of these values. */
        static Topology of(String label, String... values) {
            return builder()
                    .addMatchLabelExpression(TopologyRequirement.builder()
                            .key(label)
                            .addValues(values)
                            .build())
                    .build();
        }

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

    /** How volumes lie on the disks of a group. */
    record LvmType(String value) implements OpenEnum {
        /** Spread over all disks, with all space taken at once. */
        public static final LvmType STRIPED = new LvmType("striped");
        /** With space taken as it is written. */
        public static final LvmType THIN = new LvmType("dm-thin");
    }

    /** When a volume is made. */
    record VolumeBindingMode(String value) implements OpenEnum {
        public static final VolumeBindingMode IMMEDIATE = new VolumeBindingMode("Immediate");
        /** When the first machine uses it. */
        public static final VolumeBindingMode WAIT_FOR_FIRST_CONSUMER = new VolumeBindingMode("WaitForFirstConsumer");
    }
}
