package io.githops.harvester.simulation;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets up uplinks on the nodes they match: a state and a label for each. */
final class VlanLife implements Controller {
    private static final String MANAGER = "harvester-network-controller";

    @Override
    public void step(StoredObjects objects, Instant now) {
        SimulatedKind.VLAN_STATUS.all(objects).forEach(state -> removeIfStale(state, objects));
        for (ApiObject vlanConfig : SimulatedKind.VLAN_CONFIG.all(objects)) {
            if (vlanConfig.isBeingDeleted()) {
                vlanConfig.edit(objects, MANAGER, ApiObject::released);
            } else {
                vlanConfig.edit(
                        objects,
                        MANAGER,
                        stored -> VlanConfigAdmission.withMatchedNodes(stored, objects)
                                .withFinalizers("wrangler.cattle.io/harvester-network-vlanconfig-controller"));
                nodes(vlanConfig).forEach(node -> setUp(vlanConfig, node, objects, now));
            }
        }
    }

    /** The nodes that a webhook found for an uplink. */
    static List<String> nodes(ApiObject vlanConfig) {
        try {
            return vlanConfig
                    .annotation(Keys.MATCHED_NODES)
                    .map(text -> Json.parse(text) instanceof Sequence names ? names.texts() : List.<String>of())
                    .orElse(List.of());
        } catch (MalformedJsonException e) {
            return List.of();
        }
    }

    private static void removeIfStale(ApiObject state, StoredObjects objects) {
        String node = state.status().text("node").orElse("");
        Optional<ApiObject> vlanConfig = SimulatedKind.VLAN_CONFIG
                .find(objects, state.status().text("vlanConfig").orElse(""))
                .filter(found -> !found.isBeingDeleted()
                        && nodes(found).contains(node)
                        && state.status().text("clusterNetwork").equals(Optional.of(ClusterNetworks.of(found))));
        if (vlanConfig.isEmpty()) {
            String label =
                    Keys.NETWORK_PREFIX + state.status().text("clusterNetwork").orElse("");
            SimulatedKind.NODE
                    .find(objects, node)
                    .ifPresent(found -> found.edit(objects, MANAGER, stored -> stored.withoutLabel(label)));
            objects.delete(state.id());
        }
    }

    private static void setUp(ApiObject vlanConfig, String node, StoredObjects objects, Instant now) {
        String clusterNetwork = ClusterNetworks.of(vlanConfig);
        ApiObject state = SimulatedKind.VLAN_STATUS.named("", vlanConfig.name() + "-" + node);
        Mapping facts = Mapping.builder()
                .put("clusterNetwork", clusterNetwork)
                .put("vlanConfig", vlanConfig.name())
                .put("linkMonitor", clusterNetwork)
                .put("node", node)
                .build();
        objects.create(
                state.withStatus(status ->
                                Condition.met(ClusterNetworkLife.READY).in(facts, now))
                        .tree(),
                MANAGER);
        SimulatedKind.NODE
                .find(objects, node)
                .ifPresent(found -> found.edit(
                        objects, MANAGER, stored -> stored.withLabel(Keys.NETWORK_PREFIX + clusterNetwork, "true")));
    }
}
