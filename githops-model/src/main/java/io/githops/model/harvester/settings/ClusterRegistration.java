package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** How the cluster joins a Rancher. */
@Value.Immutable
@JsonDeserialize(builder = ClusterRegistration.Builder.class)
public interface ClusterRegistration extends WithClusterRegistration {
    /** Holds a token. */
    @Value.Redacted
    Optional<String> url();

    /** By default false. */
    Optional<Boolean> insecureSkipTLSVerify();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterRegistration.Builder {
        Builder() {}
    }
}
