package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A Secret in any namespace. */
@Value.Immutable
@JsonDeserialize(builder = SecretReference.Builder.class)
public interface SecretReference extends WithSecretReference {
    Optional<String> namespace();

    Optional<String> name();

    /** The Secret of that name. */
    static SecretReference of(String namespace, String name) {
        return builder().namespace(namespace).name(name).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSecretReference.Builder {
        Builder() {}
    }
}
