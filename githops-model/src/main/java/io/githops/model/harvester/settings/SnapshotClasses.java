package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The snapshot classes of the volumes of one provisioner. */
@Value.Immutable
@JsonDeserialize(builder = SnapshotClasses.Builder.class)
public interface SnapshotClasses extends WithSnapshotClasses {
    /** For snapshots in the cluster. */
    Optional<String> volumeSnapshotClassName();

    /** For backups on the backup target. */
    Optional<String> backupVolumeSnapshotClassName();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSnapshotClasses.Builder {
        Builder() {}
    }
}
