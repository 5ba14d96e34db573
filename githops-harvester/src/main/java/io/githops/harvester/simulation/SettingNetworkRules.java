package io.githops.harvester.simulation;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;

/** What Harvester checks of the settings that name a network. */
final class SettingNetworkRules {
    private static final int SHORTEST_PREFIX = 16;
    private static final long MOST_VLAN = 4094;

    private SettingNetworkRules() {}

    static void check(ApiObject setting, StoredObjects objects) throws Refusal {
        Mapping config = config(setting);
        String clusterNetwork = config.text("clusterNetwork").orElse("");
        long vlan = config.get("vlan") instanceof Num number ? number.decimal().longValue() : 0;
        if (vlan < 0 || vlan > MOST_VLAN) {
            throw Webhook.HARVESTER.invalid("the valid value range for VLAN IDs is 0 to " + MOST_VLAN);
        }
        if (vlan <= 1 && clusterNetwork.equals(ClusterNetworks.MANAGEMENT)) {
            throw Webhook.HARVESTER.invalid("storage network with vlan id " + vlan + " not allowed on mgmt");
        }
        checkRange(config);
        checkClusterNetwork(clusterNetwork, objects);
        checkMachines(setting, objects);
    }

    private static Mapping config(ApiObject setting) throws Refusal {
        try {
            if (Json.parse(setting.tree().text("value").orElse("")) instanceof Mapping config) {
                return config;
            }
        } catch (MalformedJsonException e) {
            throw Webhook.HARVESTER.invalid("failed to parse setting " + setting.name() + ": value should be JSON");
        }
        throw Webhook.HARVESTER.invalid(
                "failed to parse setting " + setting.name() + ": value should be a JSON object");
    }

    private static void checkRange(Mapping config) throws Refusal {
        Tree range = new Text(config.text("range").orElse(""));
        try {
            if (AddressRange.of(Mapping.of("subnet", range)).prefix() < SHORTEST_PREFIX) {
                throw Webhook.HARVESTER.invalid("the range is larger than /" + SHORTEST_PREFIX);
            }
        } catch (IllegalArgumentException e) {
            throw Webhook.HARVESTER.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void checkClusterNetwork(String name, StoredObjects objects) throws Refusal {
        if (name.equals(ClusterNetworks.MANAGEMENT)) {
            return;
        }
        ApiObject clusterNetwork = SimulatedKind.CLUSTER_NETWORK
                .find(objects, name)
                .orElseThrow(() -> Webhook.HARVESTER.internal("cluster network " + name + " not found"));
        if (!Condition.isTrue(clusterNetwork.status(), ClusterNetworkLife.READY)) {
            throw Webhook.HARVESTER.invalid("cluster network " + name + " is not ready");
        }
    }

    private static void checkMachines(ApiObject setting, StoredObjects objects) throws Refusal {
        boolean running = !SimulatedKind.VIRTUAL_MACHINE_INSTANCE.all(objects).isEmpty();
        if (setting.name().equals("storage-network") && running) {
            throw Webhook.HARVESTER.invalid("Please stop all VMs before configuring the storage-network setting");
        }
    }
}
