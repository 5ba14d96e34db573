package io.githops.diff.admission;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;

/** What cluster networks, their uplinks and the networks on them have to do with each other. */
public final class ClusterNetworks {
    public static final String MANAGEMENT = "mgmt";

    private ClusterNetworks() {}

    public static boolean isMissing(String name, ClusterObjects objects) {
        return !name.equals(MANAGEMENT) && HarvesterKind.CLUSTER_NETWORK.isMissing(objects, "", name);
    }

    public static String of(ApiObject vlanConfig) {
        return vlanConfig.spec().text("clusterNetwork").orElse("");
    }

    public static List<ApiObject> vlanConfigs(String name, ClusterObjects objects) {
        return HarvesterKind.VLAN_CONFIG.all(objects).stream()
                .filter(vlanConfig -> of(vlanConfig).equals(name))
                .toList();
    }

    static List<ApiObject> networks(String name, ClusterObjects objects) {
        return HarvesterKind.NETWORK.all(objects).stream()
                .filter(network -> NetworkConfig.of(network)
                        .clusterNetwork()
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }

    /** The nodes' states of a cluster network's uplinks. */
    public static List<ApiObject> vlanStatuses(String name, ClusterObjects objects) {
        return HarvesterKind.VLAN_STATUS.all(objects).stream()
                .filter(state -> state.status()
                        .text("clusterNetwork")
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }

    /** The largest packet that an uplink carries; 0 means 1500. */
    public static long mtu(ApiObject vlanConfig) {
        Mapping attributes = vlanConfig.spec().mapping("uplink", "linkAttributes");
        long mtu =
                attributes.get("mtu") instanceof Num number ? number.decimal().longValue() : 0;
        return mtu == 0 ? NetworkConfig.DEFAULT_MTU : mtu;
    }

    /** The largest packet of a cluster network: as annotated, else that of its first uplink, else 1500. */
    public static long mtu(String name, ClusterObjects objects) {
        Optional<Long> annotated = HarvesterKind.CLUSTER_NETWORK
                .find(objects, name)
                .flatMap(network -> network.annotation(Keys.UPLINK_MTU))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Long::parseLong);
        return annotated
                .or(() -> vlanConfigs(name, objects).stream()
                        .map(ClusterNetworks::mtu)
                        .findFirst())
                .orElse(NetworkConfig.DEFAULT_MTU);
    }

    /** A running machine with an interface on a cluster network, on one of some nodes. */
    static Optional<ApiObject> machineOn(String name, List<String> nodes, ClusterObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects).stream()
                .filter(instance -> instance.status()
                        .text("nodeName")
                        .filter(nodes::contains)
                        .isPresent())
                .filter(instance -> new MachineSpec(instance.spec())
                        .attachments(instance.namespace()).stream()
                                .flatMap(id -> objects.get(id).stream())
                                .anyMatch(network -> NetworkConfig.of(new ApiObject(network))
                                        .clusterNetwork()
                                        .filter(name::equals)
                                        .isPresent()))
                .findFirst();
    }
}
