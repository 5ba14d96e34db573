package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** How machines migrate between nodes. Cannot be changed while one does. */
@Value.Immutable
@JsonDeserialize(builder = KubeVirtMigration.Builder.class)
public interface KubeVirtMigration extends WithKubeVirtMigration {
    /** By default 2. */
    Optional<Integer> parallelOutboundMigrationsPerNode();

    /** By default 5. */
    Optional<Integer> parallelMigrationsPerCluster();

    /** Bytes a second; by default 0, which is no limit. */
    Optional<Quantity> bandwidthPerMigration();

    /** Seconds for each gibibyte of memory; by default 150. */
    Optional<Long> completionTimeoutPerGiB();

    /** Seconds without progress; by default 150. */
    Optional<Long> progressTimeout();

    /** Slows the machine down so that the migration ends; by default false. */
    Optional<Boolean> allowAutoConverge();

    /** Lets the machine run on the new node before all memory is there; by default false. */
    Optional<Boolean> allowPostCopy();

    /** By default false. */
    Optional<Boolean> allowWorkloadDisruption();

    /** By default false. */
    Optional<Boolean> unsafeMigrationOverride();

    /** By default false. */
    Optional<Boolean> disableTLS();

    /** By default false. */
    Optional<Boolean> matchSELinuxLevelOnMigration();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableKubeVirtMigration.Builder {
        Builder() {}
    }
}
