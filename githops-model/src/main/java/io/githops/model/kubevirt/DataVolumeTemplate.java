package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.storage.DataVolume;
import java.util.Optional;
import org.immutables.value.Value;

/** A volume that KubeVirt makes for the machine and deletes with it. */
@Value.Immutable
@JsonDeserialize(builder = DataVolumeTemplate.Builder.class)
public interface DataVolumeTemplate extends WithDataVolumeTemplate {
    Optional<String> apiVersion();

    Optional<String> kind();

    Optional<ObjectMeta> metadata();

    DataVolume.Spec spec();

    /** Means nothing here. */
    Optional<Empty> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDataVolumeTemplate.Builder {
        Builder() {}
    }
}
