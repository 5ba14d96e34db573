package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object of the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = LocalObjectReference.Builder.class)
public interface LocalObjectReference extends WithLocalObjectReference {
    Optional<String> name();

    /** A reference to an object of that name. */
    static LocalObjectReference of(String name) {
        return builder().name(name).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLocalObjectReference.Builder {
        Builder() {}
    }
}
