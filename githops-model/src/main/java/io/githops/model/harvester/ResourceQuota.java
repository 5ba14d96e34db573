package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** How much the snapshots of a namespace may hold. There is one for each namespace, of a fixed name. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ResourceQuota.Builder.class)
public interface ResourceQuota extends WithResourceQuota {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ResourceQuota> KIND =
            Kinds.harvester().kind("harvesterhci.io/v1beta1", "ResourceQuota", ResourceQuota.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    /** The name that the server insists on. */
    String NAME = "default-resource-quota";

    /** @param bytes that all snapshots of the namespace together may hold */
    static ResourceQuota of(String namespace, long bytes) {
        return builder()
                .metadata(ObjectMeta.of(namespace, NAME))
                .spec(Spec.builder()
                        .snapshotLimit(SnapshotLimit.builder()
                                .namespaceTotalSnapshotSizeQuota(bytes)
                                .build())
                        .build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableResourceQuota.Builder {
        Builder() {}
    }

    /** The limits. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableResourceQuota.WithSpec {
        Optional<SnapshotLimit> snapshotLimit();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.Spec.Builder {
            Builder() {}
        }
    }

    /** Limits of snapshots. */
    @Value.Immutable
    @JsonDeserialize(builder = SnapshotLimit.Builder.class)
    interface SnapshotLimit extends ImmutableResourceQuota.WithSnapshotLimit {
        /** Bytes of all snapshots together; 0 is no limit. */
        Optional<Long> namespaceTotalSnapshotSizeQuota();

        /** Bytes of the snapshots of a machine, by its name. */
        Map<String, Long> vmTotalSnapshotSizeQuota();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.SnapshotLimit.Builder {
            Builder() {}
        }
    }

    /** What is used. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableResourceQuota.WithStatus {
        Optional<SnapshotUsage> snapshotLimitStatus();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.Status.Builder {
            Builder() {}
        }
    }

    /** What snapshots hold. */
    @Value.Immutable
    @JsonDeserialize(builder = SnapshotUsage.Builder.class)
    interface SnapshotUsage extends ImmutableResourceQuota.WithSnapshotUsage {
        /** Bytes. */
        Optional<Long> namespaceTotalSnapshotSizeUsage();

        /** Bytes, by the name of the machine. */
        Map<String, Long> vmTotalSnapshotSizeUsage();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableResourceQuota.SnapshotUsage.Builder {
            Builder() {}
        }
    }
}
