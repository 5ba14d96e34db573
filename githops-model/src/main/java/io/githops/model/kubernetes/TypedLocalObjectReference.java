package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object of a kind in the same namespace. */
@Value.Immutable
@JsonDeserialize(builder = TypedLocalObjectReference.Builder.class)
public interface TypedLocalObjectReference extends WithTypedLocalObjectReference {
    /** Empty for the core group. */
    Optional<String> apiGroup();

    String kind();

    String name();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableTypedLocalObjectReference.Builder {
        Builder() {}
    }
}
