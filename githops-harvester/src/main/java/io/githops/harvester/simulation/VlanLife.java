package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNetworks;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.MatchedNodes;
import io.githops.tree.Mapping;
import java.time.Instant;
import java.util.Optional;

/** Sets up uplinks on the nodes they match: a state and a label for each. */
final class VlanLife implements Controller {
    private static final String MANAGER = "harvester-network-controller";

    @Override
    public void step(StoredObjects objects, Instant now) {
        HarvesterKind.VLAN_STATUS.all(objects).forEach(state -> removeIfStale(state, objects));
        for (ApiObject vlanConfig : HarvesterKind.VLAN_CONFIG.all(objects)) {
            if (vlanConfig.isBeingDeleted()) {
                objects.edit(vlanConfig, MANAGER, ApiObject::released);
            } else {
                objects.edit(
                        vlanConfig,
                        MANAGER,
                        stored -> MatchedNodes.note(stored, objects)
                                .withFinalizers("wrangler.cattle.io/harvester-network-vlanconfig-controller"));
                MatchedNodes.of(vlanConfig).forEach(node -> setUp(vlanConfig, node, objects, now));
            }
        }
    }

    private static void removeIfStale(ApiObject state, StoredObjects objects) {
        String node = state.status().text("node").orElse("");
        Optional<ApiObject> vlanConfig = HarvesterKind.VLAN_CONFIG
                .find(objects, state.status().text("vlanConfig").orElse(""))
                .filter(found -> !found.isBeingDeleted()
                        && MatchedNodes.of(found).contains(node)
                        && state.status().text("clusterNetwork").equals(Optional.of(ClusterNetworks.of(found))));
        if (vlanConfig.isEmpty()) {
            String label =
                    Keys.NETWORK_PREFIX + state.status().text("clusterNetwork").orElse("");
            HarvesterKind.NODE
                    .find(objects, node)
                    .ifPresent(found -> objects.edit(found, MANAGER, stored -> stored.withoutLabel(label)));
            objects.delete(state.id());
        }
    }

    private static void setUp(ApiObject vlanConfig, String node, StoredObjects objects, Instant now) {
        String clusterNetwork = ClusterNetworks.of(vlanConfig);
        ApiObject state = HarvesterKind.VLAN_STATUS.named("", vlanConfig.name() + "-" + node);
        Mapping facts = Mapping.builder()
                .put("clusterNetwork", clusterNetwork)
                .put("vlanConfig", vlanConfig.name())
                .put("linkMonitor", clusterNetwork)
                .put("node", node)
                .build();
        objects.create(
                state.withStatus(status -> Condition.met(Keys.READY).in(facts, now))
                        .tree(),
                MANAGER);
        HarvesterKind.NODE
                .find(objects, node)
                .ifPresent(found -> objects.edit(
                        found, MANAGER, stored -> stored.withLabel(Keys.NETWORK_PREFIX + clusterNetwork, "true")));
    }
}
