package io.githops.model.network;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.LabelSelector;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An address of the nodes themselves on a VLAN of a cluster network. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = HostNetworkConfig.Builder.class)
public interface HostNetworkConfig extends WithHostNetworkConfig {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<HostNetworkConfig> KIND =
            Kinds.harvester().kind("network.harvesterhci.io/v1beta1", "HostNetworkConfig", HostNetworkConfig.class);

    ObjectMeta metadata();

    Spec spec();

    Optional<Status> status();

    /**
     * The names of the nodes that have such an address, as Harvester notes them.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<String> matchedNodes() {
        return NetworkAnnotation.MATCHED_NODES
                .read(KIND, metadata())
                .map(List::of)
                .orElse(List.of());
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableHostNetworkConfig.Builder {
        Builder() {}
    }

    /** Which nodes, which VLAN and which addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableHostNetworkConfig.WithSpec {
        /** Not to be changed. */
        String clusterNetwork();

        /** 1 to 4094. Not to be changed. */
        int vlanID();

        Mode mode();

        /** The address and network of each matched node by its name, for {@link Mode#STATIC}; all in one network. */
        Map<String, Cidr> ips();

        Optional<LabelSelector> nodeSelector();

        /**
         * Carries the overlay networks; one in the cluster may, and must match all nodes. While it does, the rest cannot be
         * changed and the object not be removed.
         */
        Optional<Boolean> underlay();

        Optional<String> description();

        /** Addresses from a DHCP server on the VLAN. */
        static Spec dhcp(String clusterNetwork, int vlan) {
            return builder()
                    .clusterNetwork(clusterNetwork)
                    .vlanID(vlan)
                    .mode(Mode.DHCP)
                    .build();
        }

        /** Fixed addresses by the name of the node. */
        static Spec fixed(String clusterNetwork, int vlan, Map<String, Cidr> addresses) {
            return builder()
                    .clusterNetwork(clusterNetwork)
                    .vlanID(vlan)
                    .mode(Mode.STATIC)
                    .ips(addresses)
                    .build();
        }

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHostNetworkConfig.Spec.Builder {
            Builder() {}
        }
    }

    /** Whether the nodes have their addresses. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableHostNetworkConfig.WithStatus {
        /** By the name of the node. */
        Map<String, NodeStatus> nodeStatus();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHostNetworkConfig.Status.Builder {
            Builder() {}
        }
    }

    /** Whether one node has its address. */
    @Value.Immutable
    @JsonDeserialize(builder = NodeStatus.Builder.class)
    interface NodeStatus extends ImmutableHostNetworkConfig.WithNodeStatus {
        Optional<String> clusterNetwork();

        Optional<Integer> vlanID();

        Optional<Mode> mode();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableHostNetworkConfig.NodeStatus.Builder {
            Builder() {}
        }
    }

    /** Where addresses come from. */
    record Mode(String value) implements OpenEnum {
        public static final Mode STATIC = new Mode("static");
        public static final Mode DHCP = new Mode("dhcp");
    }
}
