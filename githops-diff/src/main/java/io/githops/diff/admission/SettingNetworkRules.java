package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.Optional;

/** What Harvester checks of the settings that name a network. */
final class SettingNetworkRules {
    private static final int SHORTEST_PREFIX = 16;
    private static final long MOST_VLAN = 4094;

    private SettingNetworkRules() {}

    static void check(ApiObject setting, ClusterObjects objects) throws RefusedException {
        Mapping config = config(setting);
        String clusterNetwork = config.text("clusterNetwork").orElse("");
        long vlan = config.get("vlan") instanceof Num number ? number.decimal().longValue() : 0;
        if (vlan < 0 || vlan > MOST_VLAN) {
            throw Webhook.HARVESTER.invalid(
                    "setting-network-vlan", "value", "the valid value range for VLAN IDs is 0 to " + MOST_VLAN);
        }
        if (vlan <= 1 && clusterNetwork.equals(ClusterNetworks.MANAGEMENT)) {
            throw Webhook.HARVESTER.invalid(
                    "setting-network-vlan", "value", "storage network with vlan id " + vlan + " not allowed on mgmt");
        }
        checkRange(config);
        checkClusterNetwork(clusterNetwork, objects);
        checkMachines(setting, objects);
    }

    private static Mapping config(ApiObject setting) throws RefusedException {
        try {
            if (Json.parse(setting.tree().text("value").orElse("")) instanceof Mapping config) {
                return config;
            }
        } catch (MalformedJsonException e) {
            throw Webhook.HARVESTER.invalid(
                    "setting-json", "value", "failed to parse setting " + setting.name() + ": value should be JSON");
        }
        throw Webhook.HARVESTER.invalid(
                "setting-json",
                "value",
                "failed to parse setting " + setting.name() + ": value should be a JSON object");
    }

    private static void checkRange(Mapping config) throws RefusedException {
        Tree range = new Text(config.text("range").orElse(""));
        try {
            if (AddressRange.of(Mapping.of("subnet", range)).prefix() < SHORTEST_PREFIX) {
                throw Webhook.HARVESTER.invalid(
                        "setting-network-range", "value", "the range is larger than /" + SHORTEST_PREFIX);
            }
        } catch (IllegalArgumentException e) {
            throw Webhook.HARVESTER.invalid("setting-network-range", "value", String.valueOf(e.getMessage()));
        }
    }

    private static void checkClusterNetwork(String name, ClusterObjects objects) throws RefusedException {
        if (name.equals(ClusterNetworks.MANAGEMENT)) {
            return;
        }
        Optional<ApiObject> clusterNetwork = HarvesterKind.CLUSTER_NETWORK.find(objects, name);
        if (clusterNetwork.isEmpty() && HarvesterKind.CLUSTER_NETWORK.isComplete(objects)) {
            throw Webhook.HARVESTER.internal(
                    "setting-cluster-network", "value", "cluster network " + name + " not found");
        }
        boolean isUnready = clusterNetwork
                .filter(found -> objects.isLive(found.id()) && !Condition.isTrue(found.status(), Keys.READY))
                .isPresent();
        if (isUnready) {
            throw Webhook.HARVESTER.invalid(
                    "setting-cluster-network", "value", "cluster network " + name + " is not ready");
        }
    }

    private static void checkMachines(ApiObject setting, ClusterObjects objects) throws RefusedException {
        boolean running = !HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects).isEmpty();
        if (setting.name().equals("storage-network") && running) {
            throw Webhook.HARVESTER.invalid(
                    "setting-machines-running",
                    "value",
                    "Please stop all VMs before configuring the storage-network setting");
        }
    }
}
