package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ResourceId;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What every object says about itself. Annotations are not printed by {@code toString}, as one may hold a copy of the
 * whole object.
 */
@Value.Immutable
@JsonDeserialize(builder = ObjectMeta.Builder.class)
public interface ObjectMeta extends WithObjectMeta {
    String name();

    /** Empty on cluster-scoped objects. */
    Optional<String> namespace();

    Map<String, String> labels();

    @Value.Redacted
    Map<String, String> annotations();

    /** The metadata of an object in a namespace. */
    static ObjectMeta of(String namespace, String name) {
        return builder().namespace(namespace).name(name).build();
    }

    /** The metadata of a cluster-scoped object. */
    static ObjectMeta of(String name) {
        return builder().name(name).build();
    }

    /** The identity of the object of a kind that has this metadata. */
    default ResourceId id(ResourceKind<?> kind) {
        return ResourceId.of(kind.groupVersionKind(), namespace().orElse(""), name());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableObjectMeta.Builder {
        Builder() {}
    }
}
