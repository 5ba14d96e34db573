package io.githops.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Map;
import org.immutables.value.Value;

/** How snapshots are taken. */
@Value.Immutable
@JsonDeserialize(builder = VolumeSnapshotClass.Builder.class)
public interface VolumeSnapshotClass extends WithVolumeSnapshotClass {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VolumeSnapshotClass> KIND =
            Kinds.harvester().kind("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass", VolumeSnapshotClass.class);

    ObjectMeta metadata();

    /** Such as {@code driver.longhorn.io}. */
    String driver();

    DeletionPolicy deletionPolicy();

    /** Longhorn has {@code type}: {@code snap} for snapshots in the cluster, {@code bak} for backups. */
    Map<String, String> parameters();

    /** Snapshots of Longhorn that stay in the cluster and are deleted with their object. */
    static VolumeSnapshotClass longhornSnapshot(String name) {
        return longhorn(name, "snap");
    }

    /** Snapshots of Longhorn that are written to the backup target and deleted with their object. */
    static VolumeSnapshotClass longhornBackup(String name) {
        return longhorn(name, "bak");
    }

    private static VolumeSnapshotClass longhorn(String name, String type) {
        return builder()
                .metadata(ObjectMeta.of(name))
                .driver("driver.longhorn.io")
                .deletionPolicy(DeletionPolicy.DELETE)
                .putParameter("type", type)
                .build();
    }

    /** Whether snapshots of this driver that name no class get this one. */
    default boolean isDefault() {
        return metadata().isMarked("snapshot.storage.kubernetes.io/is-default-class");
    }

    /** This class as the one that snapshots get that name none, or not; only one class of a driver should be. */
    default VolumeSnapshotClass withDefault(boolean value) {
        return editMetadata(metadata -> metadata.withMark("snapshot.storage.kubernetes.io/is-default-class", value));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolumeSnapshotClass.Builder {
        Builder() {}
    }

    /** What becomes of the data when a snapshot is deleted. */
    record DeletionPolicy(String value) implements OpenEnum {
        public static final DeletionPolicy DELETE = new DeletionPolicy("Delete");
        public static final DeletionPolicy RETAIN = new DeletionPolicy("Retain");
    }
}
