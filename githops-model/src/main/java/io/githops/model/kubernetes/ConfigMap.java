package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Configuration by key. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMap.Builder.class)
public interface ConfigMap extends WithConfigMap {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ConfigMap> KIND = Kinds.harvester().kind("v1", "ConfigMap", ConfigMap.class);

    ObjectMeta metadata();

    @Value.Redacted
    Map<String, String> data();

    /** In Base64. */
    @Value.Redacted
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
