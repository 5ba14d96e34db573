package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether machines of a failed node are started elsewhere. */
@Value.Immutable
@JsonDeserialize(builder = ForceResetPolicy.Builder.class)
public interface ForceResetPolicy extends WithForceResetPolicy {
    /** By default true. */
    Optional<Boolean> enable();

    /** Seconds that a node must have failed, more than 0; by default 15. */
    Optional<Integer> period();

    /** Seconds until a migration off the node is given up; 180 for 0 and by default. */
    Optional<Integer> vmMigrationTimeout();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableForceResetPolicy.Builder {
        Builder() {}
    }
}
