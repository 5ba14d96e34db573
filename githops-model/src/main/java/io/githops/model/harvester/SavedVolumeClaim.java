package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume claim as it was when it was backed up. */
@Value.Immutable
@JsonDeserialize(builder = SavedVolumeClaim.Builder.class)
public interface SavedVolumeClaim extends WithSavedVolumeClaim {
    @Value.Redacted
    Optional<Mapping> metadata();

    Optional<PersistentVolumeClaim.Spec> spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSavedVolumeClaim.Builder {
        Builder() {}
    }
}
