package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The webhook of host networks. */
final class HostNetworkAdmission implements Webhooks {
    private static final int MAX_DEVICE_NAME = 15;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.HOST_NETWORK.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject host = new ApiObject(object);
        if (live == null) {
            check(host, "create", objects);
        } else if (!new ApiObject(live).spec().equals(host.spec())) {
            checkChanged(new ApiObject(live), host);
            check(host, "update", objects);
        }
    }

    private static void check(ApiObject host, String verb, ClusterObjects objects) throws RefusedException {
        String clusterNetwork = ClusterNetworks.of(host);
        if (ClusterNetworks.isMissing(clusterNetwork, objects)) {
            throw refusal(
                    "host-network-cluster-network",
                    "spec.clusterNetwork",
                    verb,
                    host,
                    "cluster network " + clusterNetwork + " does not exist");
        }
        boolean ready = ClusterNetworks.vlanStatuses(clusterNetwork, objects).stream()
                .anyMatch(state -> Condition.isTrue(state.status(), Keys.READY));
        boolean isKnown = HarvesterKind.VLAN_STATUS.isComplete(objects)
                && ClusterNetworks.vlanConfigs(clusterNetwork, objects).stream()
                        .allMatch(uplink -> objects.isLive(uplink.id()));
        if (isKnown && !ready && !clusterNetwork.equals(ClusterNetworks.MANAGEMENT)) {
            throw refusal(
                    "host-network-not-ready",
                    "spec.clusterNetwork",
                    verb,
                    host,
                    "cluster network " + clusterNetwork + " is not ready");
        }
        String device = clusterNetwork + "-br." + Json.text(vlan(host));
        if (device.length() > MAX_DEVICE_NAME) {
            throw refusal(
                    "host-network-device-name",
                    "spec.vlanID",
                    verb,
                    host,
                    "device name " + device + " is longer than " + MAX_DEVICE_NAME + " characters");
        }
        checkOthers(host, verb, objects);
        checkAddresses(host, verb, objects);
    }

    private static void checkOthers(ApiObject host, String verb, ClusterObjects objects) throws RefusedException {
        for (ApiObject other : HarvesterKind.HOST_NETWORK.all(objects)) {
            boolean isOther = !other.name().equals(host.name());
            if (isOther
                    && ClusterNetworks.of(other).equals(ClusterNetworks.of(host))
                    && vlan(other).equals(vlan(host))) {
                throw refusal(
                        "host-network-duplicate",
                        "spec.vlanID",
                        verb,
                        host,
                        "host network config " + other.name() + " has the same cluster network and VLAN");
            }
            // Harvester does not leave out the object itself, so an underlay can only be switched off.
            if (isUnderlay(host) && isUnderlay(other)) {
                throw refusal(
                        "host-network-underlay-taken",
                        "spec.underlay",
                        verb,
                        host,
                        "underlay is already enabled on host network config " + other.name());
            }
        }
    }

    private static void checkAddresses(ApiObject host, String verb, ClusterObjects objects) throws RefusedException {
        if (!host.spec().text("mode").orElse("").equals("static")) {
            return;
        }
        for (String node : ClusterNodes.selected(host, objects)) {
            if (!host.spec().mapping("ips").has(node)) {
                throw refusal(
                        "host-network-address-missing",
                        "spec.ips",
                        verb,
                        host,
                        "no IP address is given for node " + node);
            }
        }
    }

    private static void checkChanged(ApiObject live, ApiObject host) throws RefusedException {
        for (String field : List.of("clusterNetwork", "vlanID")) {
            if (!Objects.equals(live.spec().get(field), host.spec().get(field))) {
                throw refusal("host-network-fixed-field", "spec." + field, "update", host, field + " can't be changed");
            }
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject host = new ApiObject(live);
        if (isUnderlay(host)) {
            throw refusal("host-network-underlay-in-use", "", "delete", host, "underlay is enabled");
        }
    }

    private static boolean isUnderlay(ApiObject host) {
        return Bool.TRUE.equals(host.spec().get("underlay"));
    }

    private static Num vlan(ApiObject host) {
        return host.spec().get("vlanID") instanceof Num vlan ? vlan : Num.of(0);
    }

    private static RefusedException refusal(String rule, String field, String verb, ApiObject host, String reason) {
        return Webhook.NETWORK.internal(
                rule, field, "can't " + verb + " host network config " + host.name() + " because " + reason);
    }
}
