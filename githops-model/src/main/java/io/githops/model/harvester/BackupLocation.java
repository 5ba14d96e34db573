package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The backup target on which something is kept. */
@Value.Immutable
@JsonDeserialize(builder = BackupLocation.Builder.class)
public interface BackupLocation extends WithBackupLocation {
    Optional<String> endpoint();

    Optional<String> bucketName();

    Optional<String> bucketRegion();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableBackupLocation.Builder {
        Builder() {}
    }
}
