package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** How far a cluster is. */
@Value.Immutable
@JsonDeserialize(builder = ClusterStatus.Builder.class)
public interface ClusterStatus extends WithClusterStatus {
    Optional<State> status();

    Optional<String> clusterAddress();

    /** Lets further nodes join. */
    @Value.Redacted
    Optional<String> token();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterStatus.Builder {
        Builder() {}
    }

    /** Whether a cluster works. */
    record State(String value) implements OpenEnum {
        public static final State RUNNING = new State("clusterRunning");
    }
}
