package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The health of networks of nodes and machines, of load balancers, and of what gives addresses out. */
final class NetworkHealth {
    private static final String READY = "ready";
    private static final String LABEL = "network.harvesterhci.io/ready";
    private static final String ROUTE = "network.harvesterhci.io/route";

    private NetworkHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("network.harvesterhci.io/ClusterNetwork", NetworkHealth::clusterNetwork),
                row("network.harvesterhci.io/VlanConfig", config -> Health.HEALTHY),
                row("network.harvesterhci.io/VlanStatus", NetworkHealth::uplink),
                row("network.harvesterhci.io/HostNetworkConfig", NetworkHealth::hostNetwork),
                row("k8s.cni.cncf.io/NetworkAttachmentDefinition", NetworkHealth::network),
                row("loadbalancer.harvesterhci.io/LoadBalancer", NetworkHealth::loadBalancer),
                row("loadbalancer.harvesterhci.io/IPPool", NetworkHealth::addressPool),
                row("network.harvesterhci.io/IPPool", NetworkHealth::leasePool),
                row("kubeovn.io/Vpc", NetworkHealth::router),
                row("kubeovn.io/Subnet", NetworkHealth::subnet));
    }

    /** Without an uplink a cluster network is not ready, and must not hold back the configuration that gives it one. */
    private static Health clusterNetwork(LiveStatus network) {
        return network.conditions().isFalse(READY)
                ? Health.healthy("no VLAN configuration gives the cluster network an uplink")
                : Health.HEALTHY;
    }

    static Health uplink(LiveStatus uplink) {
        var conditions = uplink.conditions();
        return conditions.isFalse(READY)
                ? Health.degraded("on node " + uplink.text("node") + ": " + conditions.words(READY))
                : conditions.isTrue(READY) ? Health.HEALTHY : Health.progressing("the uplink is set up");
    }

    private static Health hostNetwork(LiveStatus config) {
        List<String> faults = new ArrayList<>();
        Mapping nodes = config.tree().mapping("nodeStatus");
        for (String node : nodes.names()) {
            var conditions = Conditions.of(nodes.mapping(node));
            if (conditions.isFalse(READY)) {
                faults.add("on node " + node + ": " + conditions.words(READY));
            }
        }
        if (!faults.isEmpty()) {
            return Health.degraded(String.join("; ", faults));
        }
        var conditions = config.conditions();
        return conditions.isFalse(READY) ? Health.degraded(conditions.words(READY)) : Health.HEALTHY;
    }

    private static Health network(LiveStatus network) {
        if (network.label(LABEL).filter("false"::equals).isPresent()) {
            return Health.progressing("the cluster network of the network has no uplink on any node");
        }
        String connectivity =
                network.annotation(ROUTE).flatMap(NetworkHealth::connectivity).orElse("");
        return connectivity.isEmpty() || connectivity.equals("true")
                ? Health.HEALTHY
                : Health.degraded("the gateway of the network does not answer, connectivity is " + connectivity);
    }

    private static Optional<String> connectivity(String route) {
        try {
            return Json.parse(route) instanceof Mapping mapping ? mapping.text("connectivity") : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** Not ready while none of its machines runs, which is no fault of its own. */
    private static Health loadBalancer(LiveStatus balancer) {
        var conditions = balancer.conditions();
        if (conditions.isFalse("Ready")) {
            return Health.progressing(conditions.words("Ready"));
        }
        return balancer.text("address").isEmpty()
                ? Health.progressing("the load balancer has no address yet")
                : Health.HEALTHY;
    }

    private static Health addressPool(LiveStatus pool) {
        var conditions = pool.conditions();
        return conditions.isFalse("Ready") ? Health.degraded(conditions.words("Ready")) : Health.HEALTHY;
    }

    private static Health leasePool(LiveStatus pool) {
        var conditions = pool.conditions();
        if (pool.isWanted("paused")) {
            return Health.suspended("the pool gives no addresses out");
        }
        return conditions
                .firstUnmet("Registered", "CacheReady", "AgentReady")
                .map(type -> Health.progressing(conditions.words(type)))
                .orElse(Health.HEALTHY);
    }

    private static Health router(LiveStatus router) {
        boolean isDown = router.tree().has("standby") && !router.isTrue("standby");
        return isDown ? Health.progressing("the router is set up") : Health.HEALTHY;
    }

    private static Health subnet(LiveStatus subnet) {
        var conditions = subnet.conditions();
        return conditions.isUnmet("Ready") ? Health.progressing(conditions.words("Ready")) : Health.HEALTHY;
    }
}
