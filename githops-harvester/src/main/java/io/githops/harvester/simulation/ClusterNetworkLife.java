package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNetworks;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells whether a cluster network reaches any node, and how large its packets may be. */
final class ClusterNetworkLife implements Controller {
    private static final String MANAGER = "harvester-network-controller-manager";
    private static final String MTU_SOURCE = "network.harvesterhci.io/mtu-source-vc";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject network : HarvesterKind.CLUSTER_NETWORK.all(objects)) {
            objects.edit(
                    network,
                    MANAGER,
                    stored -> stored.isBeingDeleted()
                            ? stored.released()
                            : next(stored, objects, now)
                                    .withFinalizers("wrangler.cattle.io/harvester-clusternetwork-controller"));
        }
    }

    private static ApiObject next(ApiObject network, StoredObjects objects, Instant now) {
        if (network.name().equals(ClusterNetworks.MANAGEMENT)) {
            return network.withCondition(Condition.met(Keys.READY), now);
        }
        return withReady(withMtu(network, objects), objects, now);
    }

    private static ApiObject withMtu(ApiObject network, StoredObjects objects) {
        Optional<ApiObject> source =
                ClusterNetworks.vlanConfigs(network.name(), objects).stream().findFirst();
        return source.map(vlanConfig -> network.withAnnotation(
                                Keys.UPLINK_MTU, String.valueOf(ClusterNetworks.mtu(vlanConfig)))
                        .withAnnotation(MTU_SOURCE, vlanConfig.name()))
                .orElse(network.withoutAnnotation(Keys.UPLINK_MTU).withoutAnnotation(MTU_SOURCE));
    }

    /** Without a condition until the first node was reached. */
    private static ApiObject withReady(ApiObject network, StoredObjects objects, Instant now) {
        List<ApiObject> states = ClusterNetworks.vlanStatuses(network.name(), objects);
        if (states.stream().anyMatch(state -> Condition.isTrue(state.status(), Keys.READY))) {
            return network.withCondition(Condition.met(Keys.READY), now);
        }
        return Condition.find(network.status(), Keys.READY).isPresent()
                ? network.withCondition(Condition.unmet(Keys.READY, "", "no ready vlanstatus"), now)
                : network;
    }
}
