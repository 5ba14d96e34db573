package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNetworks;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.NetworkConfig;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/** Labels networks, keeps their packet size that of their cluster network, and finds their routes. */
final class NetworkLife implements Controller {
    private static final String READY = "network.harvesterhci.io/ready";
    private static final String MANAGER = "harvester-network-controller-manager";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject network : HarvesterKind.NETWORK.all(objects)) {
            objects.edit(
                    network, MANAGER, stored -> stored.isBeingDeleted() ? stored.released() : next(stored, objects));
        }
    }

    private static ApiObject next(ApiObject network, StoredObjects objects) {
        NetworkConfig config = NetworkConfig.of(network);
        if (config.tree().isEmpty()) {
            return network;
        }
        Optional<String> clusterNetwork = config.clusterNetwork();
        boolean ready = clusterNetwork
                .map(name -> !ClusterNetworks.isMissing(name, objects))
                .orElse(true);
        ApiObject labelled = config.labelled(network)
                .withLabel(READY, String.valueOf(ready))
                .withFinalizers("wrangler.cattle.io/harvester-network-nad-controller");
        long mtu =
                clusterNetwork.map(name -> ClusterNetworks.mtu(name, objects)).orElse(config.mtu());
        ApiObject sized = mtu == config.mtu() ? labelled : config.withMtu(mtu).in(labelled);
        return config.vlan() == 0 ? sized : withRoute(sized, config.vlan());
    }

    /** Fills in what a probe on the network would find; a network without the annotation has no route to look for. */
    private static ApiObject withRoute(ApiObject network, long vlan) {
        Mapping route = route(network);
        if (route.isEmpty()) {
            return network;
        }
        Mapping found = route.with("connectivity", new Text("true")).with("outdated", Bool.FALSE);
        if (route.text("mode").filter("auto"::equals).isPresent()) {
            String subnet = "10." + (vlan >> 8) + "." + (vlan & 0xff) + ".";
            found = found.with("cidr", new Text(subnet + "0/24")).with("gateway", new Text(subnet + "1"));
        }
        return found.equals(route) ? network : network.withAnnotation(Keys.ROUTE, Json.text(found));
    }

    private static Mapping route(ApiObject network) {
        try {
            return network.annotation(Keys.ROUTE)
                    .filter(text -> !text.isEmpty())
                    .map(text -> Json.parse(text) instanceof Mapping route ? route : Mapping.empty())
                    .orElse(Mapping.empty());
        } catch (MalformedJsonException e) {
            return Mapping.empty();
        }
    }
}
