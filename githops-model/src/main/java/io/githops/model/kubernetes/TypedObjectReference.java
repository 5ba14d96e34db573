package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object of a kind, perhaps in another namespace. */
@Value.Immutable
@JsonDeserialize(builder = TypedObjectReference.Builder.class)
public interface TypedObjectReference extends WithTypedObjectReference {
    /** Empty for the core group. */
    Optional<String> apiGroup();

    String kind();

    String name();

    /** By default that of the referring object. */
    Optional<String> namespace();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableTypedObjectReference.Builder {
        Builder() {}
    }
}
