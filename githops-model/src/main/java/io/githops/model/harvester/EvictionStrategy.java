package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** What happens to a machine whose node is drained. */
public record EvictionStrategy(String value) {
    public static final EvictionStrategy NONE = of("None");
    public static final EvictionStrategy LIVE_MIGRATE = of("LiveMigrate");
    public static final EvictionStrategy LIVE_MIGRATE_IF_POSSIBLE = of("LiveMigrateIfPossible");
    public static final EvictionStrategy EXTERNAL = of("External");

    public EvictionStrategy {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EvictionStrategy of(String value) {
        return new EvictionStrategy(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
