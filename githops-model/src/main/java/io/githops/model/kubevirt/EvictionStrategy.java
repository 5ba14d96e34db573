package io.githops.model.kubevirt;

import io.githops.model.OpenEnum;

/** What happens to a machine whose node is drained. */
public record EvictionStrategy(String value) implements OpenEnum {
    public static final EvictionStrategy NONE = new EvictionStrategy("None");
    public static final EvictionStrategy LIVE_MIGRATE = new EvictionStrategy("LiveMigrate");
    public static final EvictionStrategy LIVE_MIGRATE_IF_POSSIBLE = new EvictionStrategy("LiveMigrateIfPossible");
    public static final EvictionStrategy EXTERNAL = new EvictionStrategy("External");
}
