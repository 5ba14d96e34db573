package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;

/** What cluster networks, their uplinks and the networks on them have to do with each other. */
final class ClusterNetworks {
    static final String MANAGEMENT = "mgmt";

    private ClusterNetworks() {}

    static boolean exists(String name, StoredObjects objects) {
        return name.equals(MANAGEMENT) || SimulatedKind.CLUSTER_NETWORK.exists(objects, "", name);
    }

    static String of(ApiObject vlanConfig) {
        return vlanConfig.spec().text("clusterNetwork").orElse("");
    }

    static List<ApiObject> vlanConfigs(String name, StoredObjects objects) {
        return SimulatedKind.VLAN_CONFIG.all(objects).stream()
                .filter(vlanConfig -> of(vlanConfig).equals(name))
                .toList();
    }

    static List<ApiObject> networks(String name, StoredObjects objects) {
        return SimulatedKind.NETWORK.all(objects).stream()
                .filter(network -> NetworkConfig.of(network)
                        .clusterNetwork()
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }

    /** The nodes' states of a cluster network's uplinks. */
    static List<ApiObject> vlanStatuses(String name, StoredObjects objects) {
        return SimulatedKind.VLAN_STATUS.all(objects).stream()
                .filter(state -> state.status()
                        .text("clusterNetwork")
                        .filter(name::equals)
                        .isPresent())
                .toList();
    }

    /** The largest packet that an uplink carries; 0 means 1500. */
    static long mtu(ApiObject vlanConfig) {
        Mapping attributes = vlanConfig.spec().mapping("uplink", "linkAttributes");
        long mtu =
                attributes.get("mtu") instanceof Num number ? number.decimal().longValue() : 0;
        return mtu == 0 ? NetworkConfig.DEFAULT_MTU : mtu;
    }

    /** The largest packet of a cluster network: as annotated, else that of its first uplink, else 1500. */
    static long mtu(String name, StoredObjects objects) {
        Optional<Long> annotated = SimulatedKind.CLUSTER_NETWORK
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
    static Optional<ApiObject> machineOn(String name, List<String> nodes, StoredObjects objects) {
        return SimulatedKind.VIRTUAL_MACHINE_INSTANCE.all(objects).stream()
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
