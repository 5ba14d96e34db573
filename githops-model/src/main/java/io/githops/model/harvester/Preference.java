package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import org.immutables.value.Value;

/** What one user prefers in the web interface. */
@Value.Immutable
@JsonDeserialize(builder = Preference.Builder.class)
public interface Preference extends WithPreference {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Preference> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Preference", Preference.class);

    ObjectMeta metadata();

    String value();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePreference.Builder {
        Builder() {}
    }
}
