package io.githops.model.harvester;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
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

    /**
     * What was set, in its type; empty when the default holds.
     *
     * @throws ManifestException when the text does not fit the type
     * @throws IllegalArgumentException when the key is that of another setting
     */
    default <T> Optional<T> value(SettingKey<T> key) {
        return value().filter(text -> !text.isEmpty()).map(key.requiredFor(this)::parse);
    }

    /**
     * What holds: the value, or else the default that the server tells, or else the default of the key. An environment
     * variable of the server, which no object shows, goes before all.
     *
     * @throws ManifestException when the text does not fit the type
     * @throws IllegalArgumentException when the key is that of another setting
     */
    default <T> Optional<T> effectiveValue(SettingKey<T> key) {
        return value(key)
                .or(() -> defaultValue().filter(text -> !text.isEmpty()).map(key::parse))
                .or(key::defaultValue);
    }

    /**
     * This setting with another value. What the value does not change stays, so JSON fields that its type does not know
     * survive.
     *
     * @throws ManifestException when the text that is there does not fit the type
     * @throws IllegalArgumentException when the key is that of another setting
     */
    default <T> Setting withValue(SettingKey<T> key, T value) {
        return withValue(key.requiredFor(this).replace(value().orElse(""), value));
    }

    /** This setting as the server has it by default, which an empty value says. */
    default Setting reset() {
        return withValue("");
    }

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
        /** {@code configured}; never true for an empty value. */
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
