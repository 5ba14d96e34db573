package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object, or a part of one. */
@Value.Immutable
@JsonDeserialize(builder = ObjectReference.Builder.class)
public interface ObjectReference extends WithObjectReference {
    Optional<String> apiVersion();

    Optional<String> kind();

    Optional<String> namespace();

    Optional<String> name();

    Optional<String> uid();

    Optional<String> resourceVersion();

    Optional<String> fieldPath();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableObjectReference.Builder {
        Builder() {}
    }
}
