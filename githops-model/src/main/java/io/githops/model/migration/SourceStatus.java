package io.githops.model.migration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Condition;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether a source can be reached. */
@Value.Immutable
@JsonDeserialize(builder = SourceStatus.Builder.class)
public interface SourceStatus extends WithSourceStatus {
    Optional<Readiness> status();

    /** {@code ClusterError} says what is wrong. */
    List<Condition> conditions();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSourceStatus.Builder {
        Builder() {}
    }

    /** Whether a source can be reached. */
    record Readiness(String value) implements OpenEnum {
        public static final Readiness CLUSTER_READY = new Readiness("clusterReady");
        public static final Readiness CLUSTER_NOT_READY = new Readiness("clusterNotReady");
    }
}
