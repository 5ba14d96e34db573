package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network that spans the nodes, on uplinks that its {@link VlanConfig}s name. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ClusterNetwork.Builder.class)
public interface ClusterNetwork extends WithClusterNetwork {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ClusterNetwork> KIND =
            Kinds.harvester().kind("network.harvesterhci.io/v1beta1", "ClusterNetwork", ClusterNetwork.class);

    ObjectMeta metadata();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableClusterNetwork.Builder {
        Builder() {}
    }

    /** Whether the network works. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableClusterNetwork.WithStatus {
        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableClusterNetwork.Status.Builder {
            Builder() {}
        }
    }
}
