package io.githops.model.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The configuration of a network, which stands as JSON in its definition. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NetworkConfig.Builder.class)
public interface NetworkConfig extends WithNetworkConfig {
    Optional<String> cniVersion();

    /** The name of the definition. */
    Optional<String> name();

    /** {@code bridge}, or {@code kube-ovn} for overlays. */
    Optional<String> type();

    /** {@code <cluster network>-br}. */
    Optional<String> bridge();

    Optional<Boolean> promiscMode();

    /** 1 to 4094; 0 for untagged networks and trunks. */
    Optional<Integer> vlan();

    /** The VLANs of a trunk. */
    List<VlanRange> vlanTrunk();

    /** Written by the server. */
    Optional<Integer> mtu();

    Optional<Empty> ipam();

    @JsonProperty("server_socket")
    Optional<String> serverSocket();

    /** {@code <name>.<namespace>.ovn}, on overlays. */
    Optional<String> provider();

    /** A network on one VLAN of a cluster network. */
    static NetworkConfig vlan(String name, String clusterNetwork, int vlan) {
        return builder()
                .cniVersion("0.3.1")
                .name(name)
                .type("bridge")
                .bridge(clusterNetwork + "-br")
                .promiscMode(true)
                .vlan(vlan)
                .ipam(Empty.EMPTY)
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNetworkConfig.Builder {
        Builder() {}
    }

    /** One VLAN, or a range of them. */
    @Value.Immutable
    @JsonDeserialize(builder = VlanRange.Builder.class)
    interface VlanRange extends ImmutableNetworkConfig.WithVlanRange {
        Optional<Integer> id();

        Optional<Integer> minID();

        Optional<Integer> maxID();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNetworkConfig.VlanRange.Builder {
            Builder() {}
        }
    }
}
