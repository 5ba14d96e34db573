package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of uplinks. */
final class VlanConfigAdmission implements Webhooks {
    private static final long LEAST_MTU = 576;
    private static final long MOST_MTU = 9000;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VLAN_CONFIG.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject vlanConfig = new ApiObject(object);
        String clusterNetwork = ClusterNetworks.of(vlanConfig);
        if (clusterNetwork.equals(ClusterNetworks.MANAGEMENT)) {
            return object;
        }
        boolean moved = live == null || !ClusterNetworks.of(new ApiObject(live)).equals(clusterNetwork);
        ApiObject labelled = moved ? vlanConfig.withLabel(Keys.CLUSTER_NETWORK, clusterNetwork) : vlanConfig;
        return MatchedNodes.note(labelled, objects).tree();
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject vlanConfig = new ApiObject(object);
        String verb = (live == null ? "create" : "update") + " vlanConfig " + vlanConfig.name();
        checkClusterNetwork(vlanConfig, verb, objects);
        checkMtu(vlanConfig, verb, objects);
        checkNodes(vlanConfig, verb, objects);
        if (live != null) {
            checkChanged(new ApiObject(live), vlanConfig, verb, objects);
        }
    }

    private static void checkClusterNetwork(ApiObject vlanConfig, String verb, ClusterObjects objects)
            throws RefusedException {
        String name = ClusterNetworks.of(vlanConfig);
        if (name.equals(ClusterNetworks.MANAGEMENT)) {
            throw refusal("vlan-config-management", "spec.clusterNetwork", verb, "cluster network can't be mgmt");
        }
        if (ClusterNetworks.isMissing(name, objects)) {
            throw refusal(
                    "vlan-config-cluster-network",
                    "spec.clusterNetwork",
                    verb,
                    "clusternetworks.network.harvesterhci.io \"" + name + "\" not found");
        }
        if (!vlanConfig.label(Keys.CLUSTER_NETWORK).equals(Optional.of(name))) {
            throw refusal(
                    "vlan-config-label",
                    "metadata.labels",
                    verb,
                    "label " + Keys.CLUSTER_NETWORK + " must equal spec.clusterNetwork " + name);
        }
    }

    private static void checkMtu(ApiObject vlanConfig, String verb, ClusterObjects objects) throws RefusedException {
        Mapping attributes = vlanConfig.spec().mapping("uplink", "linkAttributes");
        long mtu = ClusterNetworks.mtu(vlanConfig);
        if (attributes.get("mtu") instanceof Num authored
                && authored.decimal().signum() != 0
                && (mtu < LEAST_MTU || mtu > MOST_MTU)) {
            throw refusal(
                    "vlan-config-mtu-range",
                    "spec.uplink.linkAttributes.mtu",
                    verb,
                    "the MTU " + Json.text(authored) + " is out of range [" + LEAST_MTU + ", " + MOST_MTU + "]");
        }
        for (ApiObject other : ClusterNetworks.vlanConfigs(ClusterNetworks.of(vlanConfig), objects)) {
            if (!other.name().equals(vlanConfig.name()) && ClusterNetworks.mtu(other) != mtu) {
                throw refusal(
                        "vlan-config-mtu-differs",
                        "spec.uplink.linkAttributes.mtu",
                        verb,
                        "the MTU " + mtu + " is different from the MTU " + ClusterNetworks.mtu(other)
                                + " of vlanConfig " + other.name() + " under the same cluster network");
            }
        }
    }

    private static void checkNodes(ApiObject vlanConfig, String verb, ClusterObjects objects) throws RefusedException {
        List<String> nodes = MatchedNodes.of(vlanConfig);
        for (ApiObject state : ClusterNetworks.vlanStatuses(ClusterNetworks.of(vlanConfig), objects)) {
            String node = state.status().text("node").orElse("");
            String other = state.status().text("vlanConfig").orElse("");
            if (!other.equals(vlanConfig.name()) && nodes.contains(node)) {
                throw refusal(
                        "vlan-config-node-taken",
                        "spec.nodeSelector",
                        verb,
                        "it overlaps with vlanConfig " + other + " matching node " + node);
            }
        }
    }

    private static void checkChanged(ApiObject live, ApiObject vlanConfig, String verb, ClusterObjects objects)
            throws RefusedException {
        List<String> affected = MatchedNodes.of(live);
        boolean relinked =
                !live.spec().mapping("uplink").equals(vlanConfig.spec().mapping("uplink"))
                        || !ClusterNetworks.of(live).equals(ClusterNetworks.of(vlanConfig));
        if (!relinked) {
            List<String> kept = MatchedNodes.of(vlanConfig);
            affected = affected.stream().filter(node -> !kept.contains(node)).toList();
        }
        checkNoMachine(live, affected, verb, objects);
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject vlanConfig = new ApiObject(live);
        String verb = "delete vlanConfig " + vlanConfig.name();
        if (ClusterNetworks.of(vlanConfig).equals(ClusterNetworks.MANAGEMENT)) {
            throw refusal("vlan-config-management", "", verb, "it belongs to the management network");
        }
        checkNoMachine(vlanConfig, MatchedNodes.of(vlanConfig), verb, objects);
    }

    private static void checkNoMachine(ApiObject vlanConfig, List<String> nodes, String verb, ClusterObjects objects)
            throws RefusedException {
        Optional<ApiObject> machine = ClusterNetworks.machineOn(ClusterNetworks.of(vlanConfig), nodes, objects);
        if (machine.isPresent()) {
            throw refusal(
                    "vlan-config-in-use",
                    "",
                    verb,
                    "it's still used by VM(s): " + machine.get().qualifiedName() + ", must be stopped at first");
        }
    }

    private static RefusedException refusal(String rule, String field, String verb, String reason) {
        return Webhook.NETWORK.internal(rule, field, "can't " + verb + " because " + reason);
    }
}
