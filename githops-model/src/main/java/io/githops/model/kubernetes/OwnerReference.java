package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** An object that this one belongs to and goes with. */
@Value.Immutable
@JsonDeserialize(builder = OwnerReference.Builder.class)
public interface OwnerReference extends WithOwnerReference {
    String apiVersion();

    String kind();

    /** In the same namespace, or cluster-scoped. */
    String name();

    String uid();

    /** Whether it is the one that manages this object. */
    Optional<Boolean> controller();

    /** Whether the owner waits for this object when both go. */
    Optional<Boolean> blockOwnerDeletion();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableOwnerReference.Builder {
        Builder() {}
    }
}
