package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What happens in the Rancher that manages the cluster. */
@Value.Immutable
@JsonDeserialize(builder = RancherCluster.Builder.class)
public interface RancherCluster extends WithRancherCluster {
    Optional<Boolean> removeUpstreamClusterWhenNamespaceIsDeleted();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableRancherCluster.Builder {
        Builder() {}
    }
}
