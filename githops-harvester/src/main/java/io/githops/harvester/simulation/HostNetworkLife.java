package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNetworks;
import io.githops.diff.admission.ClusterNodes;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.time.Instant;
import java.util.List;

/** Gives nodes their address on a host network. */
final class HostNetworkLife implements Controller {
    private static final String MANAGER = "harvester-network-controller";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject host : HarvesterKind.HOST_NETWORK.all(objects)) {
            objects.edit(
                    host,
                    MANAGER,
                    stored -> stored.isBeingDeleted()
                            ? stored.released()
                            : next(stored, ClusterNodes.selected(stored, objects), now));
        }
    }

    private static ApiObject next(ApiObject host, List<String> nodes, Instant now) {
        var states = Mapping.builder();
        for (String node : nodes) {
            Mapping old = host.status().mapping("nodeStatus", node);
            states.put(node, Condition.met(Keys.READY).in(old.isEmpty() ? facts(host) : old, now));
        }
        return host.withFinalizers("wrangler.cattle.io/harvester-network-hostnetworkconfig-controller")
                .withAnnotation(Keys.MATCHED_NODES, Json.text(Sequence.ofTexts(nodes)))
                .withStatus(status -> status.with("nodeStatus", states.build()))
                .withCondition(Condition.met(Keys.READY), now);
    }

    private static Mapping facts(ApiObject host) {
        return Mapping.builder()
                .put("clusterNetwork", ClusterNetworks.of(host))
                .putIfPresent("vlanID", host.spec().get("vlanID"))
                .put("mode", host.spec().text("mode").orElse(""))
                .build();
    }
}
