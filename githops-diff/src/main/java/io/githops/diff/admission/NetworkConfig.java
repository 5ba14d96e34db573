package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The JSON text that a network attachment definition holds. */
public record NetworkConfig(Mapping tree) {
    static final long DEFAULT_MTU = 1500;

    private static final String BRIDGE_SUFFIX = "-br";
    private static final List<String> KNOWN = List.of(
            "cniVersion",
            "name",
            "type",
            "bridge",
            "promiscMode",
            "vlan",
            "vlanTrunk",
            "ipam",
            "mtu",
            "provider",
            "server_socket");

    /** Empty when the text is no JSON object. */
    public static NetworkConfig of(ApiObject network) {
        try {
            return network.spec()
                    .text("config")
                    .map(text -> Json.parse(text) instanceof Mapping mapping ? mapping : Mapping.empty())
                    .map(NetworkConfig::new)
                    .orElse(new NetworkConfig(Mapping.empty()));
        } catch (MalformedJsonException e) {
            return new NetworkConfig(Mapping.empty());
        }
    }

    String type() {
        return tree.text("type").orElse("");
    }

    String bridge() {
        return tree.text("bridge").orElse("");
    }

    boolean isBridge() {
        return type().equals("bridge");
    }

    /** The cluster network that its bridge belongs to. */
    public Optional<String> clusterNetwork() {
        return Optional.of(bridge())
                .filter(bridge -> bridge.endsWith(BRIDGE_SUFFIX))
                .map(bridge -> bridge.substring(0, bridge.length() - BRIDGE_SUFFIX.length()));
    }

    public long vlan() {
        return tree.get("vlan") instanceof Num number ? number.decimal().longValue() : 0;
    }

    /** The largest packet; 0 means 1500. */
    public long mtu() {
        long mtu = tree.get("mtu") instanceof Num number ? number.decimal().longValue() : 0;
        return mtu == 0 ? DEFAULT_MTU : mtu;
    }

    boolean isTrunk() {
        return !tree.sequence("vlanTrunk").isEmpty();
    }

    /** What Harvester labels the network with. */
    String typeLabel() {
        if (!isBridge()) {
            return "OverlayNetwork";
        }
        if (isTrunk()) {
            return "L2VlanTrunkNetwork";
        }
        return vlan() == 0 ? "UntaggedNetwork" : "L2VlanNetwork";
    }

    /** Whether both say the same in the keys that Harvester reads. */
    boolean isSame(NetworkConfig other) {
        return KNOWN.stream().allMatch(key -> Objects.equals(tree.get(key), other.tree.get(key)));
    }

    public ApiObject in(ApiObject network) {
        return network.withSpec(spec -> spec.with("config", new Text(Json.text(tree))));
    }

    public NetworkConfig withMtu(long mtu) {
        return new NetworkConfig(tree.with("mtu", Num.of(mtu)));
    }

    /** The network with the labels that tell what it is. */
    public ApiObject labelled(ApiObject network) {
        ApiObject labelled = network.withLabel("network.harvesterhci.io/type", typeLabel());
        if (clusterNetwork().isPresent()) {
            labelled = labelled.withLabel(Keys.CLUSTER_NETWORK, clusterNetwork().get());
        }
        String vlanLabel = "network.harvesterhci.io/vlan-id";
        return isBridge() && !isTrunk()
                ? labelled.withLabel(vlanLabel, String.valueOf(vlan()))
                : labelled.withoutLabel(vlanLabel);
    }
}
