package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A feature that is on, unless it says otherwise. */
@Value.Immutable
@JsonDeserialize(builder = Toggle.Builder.class)
public interface Toggle extends WithToggle {
    Optional<Boolean> enabled();

    /** The feature switched on. */
    static Toggle on() {
        return builder().enabled(true).build();
    }

    /** The feature switched off. */
    static Toggle off() {
        return builder().enabled(false).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableToggle.Builder {
        Builder() {}
    }
}
