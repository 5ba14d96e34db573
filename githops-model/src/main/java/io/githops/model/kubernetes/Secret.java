package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** Values that nobody prints: neither {@code toString} nor any message of the library shows them. */
@Value.Immutable
@JsonDeserialize(builder = Secret.Builder.class)
public interface Secret extends WithSecret {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Secret> KIND = Kinds.harvester().kind("v1", "Secret", Secret.class);

    ObjectMeta metadata();

    /** By default {@code Opaque}. */
    Optional<String> type();

    /** In Base64. */
    @Value.Redacted
    Map<String, String> data();

    /** As they are; the server moves them to {@link #data()}. */
    @Value.Redacted
    Map<String, String> stringData();

    Optional<Boolean> immutable();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSecret.Builder {
        Builder() {}
    }
}
