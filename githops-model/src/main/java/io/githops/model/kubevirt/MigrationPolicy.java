package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.Quantity;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How machines migrate, by their labels and those of their namespace. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = MigrationPolicy.Builder.class)
public interface MigrationPolicy extends WithMigrationPolicy {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<MigrationPolicy> KIND =
            Kinds.harvester().kind("migrations.kubevirt.io/v1alpha1", "MigrationPolicy", MigrationPolicy.class);

    ObjectMeta metadata();

    Spec spec();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMigrationPolicy.Builder {
        Builder() {}
    }

    /** Whose migrations are meant, and how they run. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableMigrationPolicy.WithSpec {
        Selectors selectors();

        /** Whether the guest is slowed down until it can be moved. */
        Optional<Boolean> allowAutoConverge();

        /** Whether the guest may run before all its memory is there; it is lost when the network fails then. */
        Optional<Boolean> allowPostCopy();

        /** Whether the guest may be paused until it is moved. */
        Optional<Boolean> allowWorkloadDisruption();

        /** In bytes a second; zero for no limit. */
        Optional<Quantity> bandwidthPerMigration();

        /** Seconds that a migration may take, for each GiB. */
        Optional<Long> completionTimeoutPerGiB();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigrationPolicy.Spec.Builder {
            Builder() {}
        }
    }

    /** Labels that must all be there. */
    @Value.Immutable
    @JsonDeserialize(builder = Selectors.Builder.class)
    interface Selectors extends ImmutableMigrationPolicy.WithSelectors {
        Map<String, String> namespaceSelector();

        Map<String, String> virtualMachineInstanceSelector();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigrationPolicy.Selectors.Builder {
            Builder() {}
        }
    }
}
