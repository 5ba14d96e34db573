package io.githops.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The configuration of a network, which stands as JSON in its definition. */
@Value.Immutable
@JsonDeserialize(builder = NetworkConfig.Builder.class)
public interface NetworkConfig extends WithNetworkConfig {
    Optional<String> cniVersion();

    /** The name of the definition. */
    Optional<String> name();

    Optional<Plugin> type();

    /** {@code <cluster network>-br}. Not to be changed. */
    Optional<String> bridge();

    Optional<Boolean> promiscMode();

    /** 1 to 4094; 0 for untagged networks and trunks. */
    Optional<Integer> vlan();

    /** The VLANs of a trunk. */
    List<VlanRange> vlanTrunk();

    /** Bytes. Written by Harvester where the cluster network has other than 1500. */
    Optional<Integer> mtu();

    Optional<Empty> ipam();

    @JsonProperty("server_socket")
    Optional<String> serverSocket();

    /** {@code <name>.<namespace>.ovn}, on overlays. */
    Optional<String> provider();

    /**
     * A network on one VLAN of a cluster network.
     *
     * @param name of the definition
     * @param vlan 1 to 4094
     * @throws IllegalArgumentException when the VLAN is none of these
     */
    static NetworkConfig vlan(String name, String clusterNetwork, int vlan) {
        return bridge(name, clusterNetwork).withVlan(VlanId.require(vlan));
    }

    /**
     * The packets of a cluster network that belong to no VLAN.
     *
     * @param name of the definition
     */
    static NetworkConfig untagged(String name, String clusterNetwork) {
        return bridge(name, clusterNetwork);
    }

    /**
     * Several VLANs of a cluster network, told apart by the machines.
     *
     * @param name of the definition
     */
    static NetworkConfig trunk(String name, String clusterNetwork, VlanRange... vlans) {
        return bridge(name, clusterNetwork).withVlanTrunk(vlans);
    }

    private static NetworkConfig bridge(String name, String clusterNetwork) {
        return builder()
                .cniVersion("0.3.1")
                .name(name)
                .type(Plugin.BRIDGE)
                .bridge(clusterNetwork + "-br")
                .promiscMode(true)
                .vlan(0)
                .ipam(Empty.EMPTY)
                .build();
    }

    /**
     * A network between machines only, whose addresses a subnet of kube-ovn says.
     *
     * @param namespace of the definition
     * @param name of the definition
     */
    static NetworkConfig overlay(String namespace, String name) {
        return builder()
                .cniVersion("0.3.1")
                .name(name)
                .type(Plugin.KUBE_OVN)
                .serverSocket("/run/openvswitch/kube-ovn-daemon.sock")
                .provider(name + "." + namespace + ".ovn")
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetworkConfig.Builder {
        Builder() {}
    }

    /** What makes the network. */
    record Plugin(String value) implements OpenEnum {
        public static final Plugin BRIDGE = new Plugin("bridge");
        public static final Plugin KUBE_OVN = new Plugin("kube-ovn");
    }
}
