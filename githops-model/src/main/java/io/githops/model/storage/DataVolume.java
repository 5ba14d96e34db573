package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.LabelSelector;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import io.githops.model.kubernetes.ResourceRequirements;
import io.githops.model.kubernetes.TypedLocalObjectReference;
import io.githops.model.kubernetes.TypedObjectReference;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume that is filled from somewhere. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DataVolume.Builder.class)
public interface DataVolume extends WithDataVolume {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<DataVolume> KIND = Kinds.harvester().kind("cdi.kubevirt.io/v1beta1", "DataVolume", DataVolume.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /** A volume that is filled from somewhere, with what the profile of its storage class says of access and mode. */
    static DataVolume of(String namespace, String name, DataVolumeSource source, StorageSpec storage) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder().source(source).storage(storage).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDataVolume.Builder {
        Builder() {}
    }

    /** What the volume is like, and where its data comes from. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableDataVolume.WithSpec {
        /** This or {@link #sourceRef}. */
        Optional<DataVolumeSource> source();

        /** A named source. */
        Optional<SourceReference> sourceRef();

        /** The volume as it shall be; this or {@link #storage}. */
        Optional<PersistentVolumeClaim.Spec> pvc();

        /** The volume with gaps that the profile of its storage class fills. */
        Optional<StorageSpec> storage();

        /** By default {@link ContentType#KUBEVIRT}. */
        Optional<ContentType> contentType();

        /** Whether all space is taken at once. */
        Optional<Boolean> preallocation();

        Optional<String> priorityClassName();

        Optional<String> serviceAccountName();

        /** The steps of an import in several steps. */
        List<Checkpoint> checkpoints();

        Optional<Boolean> finalCheckpoint();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolume.Spec.Builder {
            Builder() {}
        }
    }

    /** A source that has a name. */
    @Value.Immutable
    @JsonDeserialize(builder = SourceReference.Builder.class)
    interface SourceReference extends ImmutableDataVolume.WithSourceReference {
        /** {@code DataSource}. */
        String kind();

        String name();

        /** By default that of the volume. */
        Optional<String> namespace();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolume.SourceReference.Builder {
            Builder() {}
        }
    }

    /** The volume, as far as its storage class leaves a choice. */
    @Value.Immutable
    @JsonDeserialize(builder = StorageSpec.Builder.class)
    interface StorageSpec extends ImmutableDataVolume.WithStorageSpec {
        List<PersistentVolumeClaim.AccessMode> accessModes();

        Optional<ResourceRequirements> resources();

        Optional<String> storageClassName();

        Optional<PersistentVolumeClaim.VolumeMode> volumeMode();

        Optional<String> volumeName();

        Optional<LabelSelector> selector();

        Optional<TypedLocalObjectReference> dataSource();

        Optional<TypedObjectReference> dataSourceRef();

        /** So much of a storage class. */
        static StorageSpec of(String storageClass, Quantity size) {
            return builder()
                    .storageClassName(storageClass)
                    .resources(ResourceRequirements.ofStorage(size))
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolume.StorageSpec.Builder {
            Builder() {}
        }
    }

    /** A step of an import. */
    @Value.Immutable
    @JsonDeserialize(builder = Checkpoint.Builder.class)
    interface Checkpoint extends ImmutableDataVolume.WithCheckpoint {
        String current();

        String previous();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolume.Checkpoint.Builder {
            Builder() {}
        }
    }

    /** How far it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableDataVolume.WithStatus {
        Optional<Phase> phase();

        /** Such as {@code 42.0%}, or {@code N/A}. */
        Optional<String> progress();

        Optional<String> claimName();

        Optional<Integer> restartCount();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDataVolume.Status.Builder {
            Builder() {}
        }
    }

    /** What the data is. */
    record ContentType(String value) implements OpenEnum {
        /** The image of a disk. */
        public static final ContentType KUBEVIRT = new ContentType("kubevirt");
        /** A tar archive of files. */
        public static final ContentType ARCHIVE = new ContentType("archive");
    }

    /** How far a volume is. */
    record Phase(String value) implements OpenEnum {
        public static final Phase PENDING = new Phase("Pending");
        /** Nothing happens before a machine uses the volume. */
        public static final Phase WAIT_FOR_FIRST_CONSUMER = new Phase("WaitForFirstConsumer");

        public static final Phase PENDING_POPULATION = new Phase("PendingPopulation");
        public static final Phase PVC_BOUND = new Phase("PVCBound");
        public static final Phase IMPORT_SCHEDULED = new Phase("ImportScheduled");
        public static final Phase IMPORT_IN_PROGRESS = new Phase("ImportInProgress");
        public static final Phase CLONE_SCHEDULED = new Phase("CloneScheduled");
        public static final Phase CLONE_IN_PROGRESS = new Phase("CloneInProgress");
        public static final Phase SNAPSHOT_FOR_SMART_CLONE_IN_PROGRESS = new Phase("SnapshotForSmartCloneInProgress");
        public static final Phase CLONE_FROM_SNAPSHOT_SOURCE_IN_PROGRESS =
                new Phase("CloneFromSnapshotSourceInProgress");
        public static final Phase SMART_CLONE_PVC_IN_PROGRESS = new Phase("SmartClonePVCInProgress");
        public static final Phase CSI_CLONE_IN_PROGRESS = new Phase("CSICloneInProgress");
        public static final Phase EXPANSION_IN_PROGRESS = new Phase("ExpansionInProgress");
        public static final Phase NAMESPACE_TRANSFER_IN_PROGRESS = new Phase("NamespaceTransferInProgress");
        public static final Phase PREP_CLAIM_IN_PROGRESS = new Phase("PrepClaimInProgress");
        public static final Phase REBIND_IN_PROGRESS = new Phase("RebindInProgress");
        public static final Phase UPLOAD_SCHEDULED = new Phase("UploadScheduled");
        public static final Phase UPLOAD_READY = new Phase("UploadReady");
        /** Waits for the next step of an import in several steps. */
        public static final Phase PAUSED = new Phase("Paused");

        /** All data is there. */
        public static final Phase SUCCEEDED = new Phase("Succeeded");

        public static final Phase FAILED = new Phase("Failed");
        public static final Phase UNKNOWN = new Phase("Unknown");
    }
}
