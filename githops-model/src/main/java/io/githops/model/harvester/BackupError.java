package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Timestamp;
import java.util.Optional;
import org.immutables.value.Value;

/** Why a backup failed. */
@Value.Immutable
@JsonDeserialize(builder = BackupError.Builder.class)
public interface BackupError extends WithBackupError {
    Optional<String> message();

    Optional<Timestamp> time();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableBackupError.Builder {
        Builder() {}
    }
}
