package io.githops.model.harvester.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The network of volumes that several machines share. */
@Value.Immutable
@JsonDeserialize(builder = RwxNetwork.Builder.class)
public interface RwxNetwork extends WithRwxNetwork {
    /** Whether it is that of storage; by default false. */
    @JsonProperty("share-storage-network")
    Optional<Boolean> shareStorageNetwork();

    Optional<DedicatedNetwork> network();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRwxNetwork.Builder {
        Builder() {}
    }
}
