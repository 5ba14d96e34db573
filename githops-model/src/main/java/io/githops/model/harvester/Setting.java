package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One setting of the cluster. Values are not printed by {@code toString}, as some hold credentials. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Setting.Builder.class)
public interface Setting extends WithSetting {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Setting> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Setting", Setting.class);

    ObjectMeta metadata();

    /** What was set; empty when the default holds. */
    @Value.Redacted
    Optional<String> value();

    /** Owned by the server. */
    @Value.Redacted
    @JsonProperty("default")
    Optional<String> defaultValue();

    Optional<Boolean> customized();

    Optional<String> source();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableSetting.Builder {
        Builder() {}
    }

    /** Whether the setting took effect. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableSetting.WithStatus {
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableSetting.Status.Builder {
            Builder() {}
        }
    }
}
