package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A network that spans the nodes, on uplinks that its {@link VlanConfig}s name. Its name has at most 12 characters. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = ClusterNetwork.Builder.class)
public interface ClusterNetwork extends WithClusterNetwork {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<ClusterNetwork> KIND =
            Kinds.harvester().kind("network.harvesterhci.io/v1beta1", "ClusterNetwork", ClusterNetwork.class);

    ObjectMeta metadata();

    Optional<Status> status();

    /**
     * The largest packet of the uplinks in bytes, as Harvester notes it; empty until a {@link VlanConfig} says so.
     *
     * @throws ManifestException when the annotation is no number
     */
    default Optional<Integer> uplinkMtu() {
        return NetworkAnnotation.UPLINK_MTU.read(KIND, metadata());
    }

    /** The name of the {@link VlanConfig} that {@link #uplinkMtu()} comes from; written by Harvester. */
    default Optional<String> uplinkMtuSource() {
        return metadata().annotation("network.harvesterhci.io/mtu-source-vc");
    }

    /** The VLANs that the uplinks carry, as the text in which Harvester notes them. */
    default Optional<String> vlanIds() {
        return metadata().annotation("network.harvesterhci.io/vlan-id-set-str");
    }

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
        /** {@code ready} is there once a {@link VlanConfig} was applied to a node. */
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
