package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume that Harvester makes for a machine and never removes. */
@Value.Immutable
@JsonDeserialize(builder = VolumeClaimTemplate.Builder.class)
public interface VolumeClaimTemplate extends WithVolumeClaimTemplate {
    ObjectMeta metadata();

    PersistentVolumeClaim.Spec spec();

    /** Where a storage migration shall go. */
    Optional<String> targetVolume();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVolumeClaimTemplate.Builder {
        Builder() {}
    }
}
