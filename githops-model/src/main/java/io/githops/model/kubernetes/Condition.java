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

    /** As it was written; Harvester's own conditions may hold an empty text. */
    Optional<String> lastTransitionTime();

    /**
     * When the status last changed; empty when nothing is said of it.
     *
     * @throws IllegalArgumentException when what is said is no time
     */
    default Optional<Timestamp> since() {
        return lastTransitionTime().filter(text -> !text.isEmpty()).map(Timestamp::parse);
    }

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
