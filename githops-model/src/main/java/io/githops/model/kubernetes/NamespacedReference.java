package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** An object in any namespace. */
@Value.Immutable
@JsonDeserialize(builder = NamespacedReference.Builder.class)
public interface NamespacedReference extends WithNamespacedReference {
    String namespace();

    String name();

    /** The object of that name. */
    static NamespacedReference of(String namespace, String name) {
        return builder().namespace(namespace).name(name).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNamespacedReference.Builder {
        Builder() {}
    }
}
