package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.PersistentVolumeClaim;
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
