package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** An optional part of Harvester, installed from a chart. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Addon.Builder.class)
public interface Addon extends WithAddon {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Addon> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Addon", Addon.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableAddon.Builder {
        Builder() {}
    }

    /** Which chart, and whether it shall be installed. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableAddon.WithSpec {
        String repo();

        String chart();

        String version();

        boolean enabled();

        /** The values of the chart as YAML; may be empty. */
        String valuesContent();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddon.Spec.Builder {
            Builder() {}
        }
    }

    /** How far the installation is. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableAddon.WithStatus {
        /** Such as {@code AddonDeploySuccessful}. */
        Optional<String> status();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableAddon.Status.Builder {
            Builder() {}
        }
    }
}
