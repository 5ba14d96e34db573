package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Configuration by key. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMap.Builder.class)
public interface ConfigMap extends WithConfigMap {
    /** The kind, as {@link io.githops.model.Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ConfigMap> KIND = BundledKind.viewed("v1", "ConfigMap", ConfigMap.class);

    ObjectMeta metadata();

    Map<String, String> data();

    /** In Base64. */
    Map<String, String> binaryData();

    Optional<Boolean> immutable();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableConfigMap.Builder {
        Builder() {}
    }
}
