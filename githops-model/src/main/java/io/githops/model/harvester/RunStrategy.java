package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/** When a machine runs. */
public record RunStrategy(String value) {
    public static final RunStrategy ALWAYS = of("Always");
    public static final RunStrategy RERUN_ON_FAILURE = of("RerunOnFailure");
    public static final RunStrategy MANUAL = of("Manual");
    public static final RunStrategy HALTED = of("Halted");
    public static final RunStrategy ONCE = of("Once");
    public static final RunStrategy WAIT_AS_RECEIVER = of("WaitAsReceiver");

    public RunStrategy {
        Objects.requireNonNull(value, "value");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RunStrategy of(String value) {
        return new RunStrategy(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
