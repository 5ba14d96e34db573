package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Timestamp;
import java.util.Optional;
import org.immutables.value.Value;

/** One aspect of how an object is. */
@Value.Immutable
@JsonDeserialize(builder = Condition.Builder.class)
public interface Condition extends WithCondition {
    /** Such as {@code Ready}. */
    String type();

    /** {@code True}, {@code False} or {@code Unknown}. */
    String status();

    /** One word for programs. */
    Optional<String> reason();

    Optional<String> message();

    Optional<Timestamp> lastTransitionTime();

    /** Whether the status is {@code True}. */
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
