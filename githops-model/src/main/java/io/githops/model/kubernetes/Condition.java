package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** One thing that a controller says about an object. */
@Value.Immutable
@JsonDeserialize(builder = Condition.Builder.class)
public interface Condition extends WithCondition {
    String type();

    /** {@code True}, {@code False} or {@code Unknown}. */
    String status();

    /** One word. */
    Optional<String> reason();

    /** For people. */
    Optional<String> message();

    /** Whether the condition is said to be true. */
    default boolean holds() {
        return status().equals("True");
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCondition.Builder {
        Builder() {}
    }
}
