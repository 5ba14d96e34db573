package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How much all objects of a namespace may ask for together. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ResourceQuota.Builder.class)
public interface ResourceQuota extends WithResourceQuota {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ResourceQuota> KIND = Kinds.harvester().kind("v1", "ResourceQuota", ResourceQuota.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** The limits by resource, such as {@code limits.memory} or {@code requests.storage}. */
    static ResourceQuota of(String namespace, String name, Map<String, Quantity> hard) {
        return builder()
                .metadata(ObjectMeta.of(namespace, name))
                .spec(Spec.builder().hard(hard).build())
                .build();
    }

    /** Whether Rancher made it from {@link Namespace#quota}; then change that. */
    default boolean isMadeFromNamespace() {
        return metadata()
                .label("resourcequota.management.cattle.io/default-resource-quota")
                .filter("true"::equals)
                .isPresent();
    }

    /** Whether Harvester raises the limits while a machine migrates and counts twice; unless forbidden, it does. */
    default boolean isRaisedForMigration() {
        return !metadata().isMarked("harvesterhci.io/skipResourceQuotaAutoScaling");
    }

    /** This quota raised while a machine migrates, or not; said before the migration begins. */
    default ResourceQuota withRaisedForMigration(boolean raised) {
        return editMetadata(metadata -> metadata.withMark("harvesterhci.io/skipResourceQuotaAutoScaling", !raised));
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableResourceQuota.Builder {
        Builder() {}
    }

    /** The limits, and what counts. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableResourceQuota.WithSpec {
        /** By resource, such as {@code limits.memory} or {@code requests.storage}. */
        Map<String, Quantity> hard();

        List<String> scopes();

        Optional<ScopeSelector> scopeSelector();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.Spec.Builder {
            Builder() {}
        }
    }

    /** Chooses what counts. */
    @Value.Immutable
    @JsonDeserialize(builder = ScopeSelector.Builder.class)
    interface ScopeSelector extends ImmutableResourceQuota.WithScopeSelector {
        List<ScopeRequirement> matchExpressions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.ScopeSelector.Builder {
            Builder() {}
        }
    }

    /** A requirement on what counts. */
    @Value.Immutable
    @JsonDeserialize(builder = ScopeRequirement.Builder.class)
    interface ScopeRequirement extends ImmutableResourceQuota.WithScopeRequirement {
        /** Such as {@code PriorityClass}. */
        String scopeName();

        Requirement.Operator operator();

        List<String> values();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.ScopeRequirement.Builder {
            Builder() {}
        }
    }

    /** How much is taken. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableResourceQuota.WithStatus {
        Map<String, Quantity> hard();

        Map<String, Quantity> used();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.Status.Builder {
            Builder() {}
        }
    }
}
