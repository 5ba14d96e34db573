package io.githops.model.metal;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A Harvester to install on servers. Its removal gives the servers back. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Cluster.Builder.class)
public interface Cluster extends WithCluster {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Cluster> KIND = Kinds.harvester().kind("metal.harvesterhci.io/v1alpha1", "Cluster", Cluster.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<ClusterStatus> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCluster.Builder {
        Builder() {}
    }

    /** What is installed where. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableCluster.WithSpec {
        /** Of Harvester, such as {@code v1.9.0}. */
        String version();

        /** Where the files of that version are, when not at Harvester's own site. */
        Optional<String> imageURL();

        VipConfig vipConfig();

        List<Node> nodes();

        Optional<ClusterConfig> clusterConfig();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCluster.Spec.Builder {
            Builder() {}
        }
    }

    /** The address of a cluster. */
    @Value.Immutable
    @JsonDeserialize(builder = VipConfig.Builder.class)
    interface VipConfig extends ImmutableCluster.WithVipConfig {
        /** An {@link AddressPool}. */
        NamespacedReference addressPoolReference();

        /** One address of the pool; without it any. */
        Optional<String> staticAddress();

        /** Any address of a pool. */
        static VipConfig from(NamespacedReference pool) {
            return builder().addressPoolReference(pool).build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCluster.VipConfig.Builder {
            Builder() {}
        }
    }

    /** A server and the address that it gets. */
    @Value.Immutable
    @JsonDeserialize(builder = Node.Builder.class)
    interface Node extends ImmutableCluster.WithNode {
        /** An {@link Inventory}. */
        NamespacedReference inventoryReference();

        /** An {@link AddressPool}. */
        NamespacedReference addressPoolReference();

        /** One address of the pool; without it any. */
        Optional<String> staticAddress();

        /** A server with any address of a pool. */
        static Node of(NamespacedReference inventory, NamespacedReference pool) {
            return builder()
                    .inventoryReference(inventory)
                    .addressPoolReference(pool)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCluster.Node.Builder {
            Builder() {}
        }
    }
}
