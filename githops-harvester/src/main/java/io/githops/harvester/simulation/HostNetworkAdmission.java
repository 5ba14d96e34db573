package io.githops.harvester.simulation;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The webhook of host networks. */
final class HostNetworkAdmission implements Admission {
    private static final int MAX_DEVICE_NAME = 15;

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.HOST_NETWORK.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        ApiObject host = new ApiObject(object);
        if (live == null) {
            check(host, "create", objects);
        } else if (!new ApiObject(live).spec().equals(host.spec())) {
            checkChanged(new ApiObject(live), host);
            check(host, "update", objects);
        }
    }

    private static void check(ApiObject host, String verb, StoredObjects objects) throws Refusal {
        String clusterNetwork = ClusterNetworks.of(host);
        if (!ClusterNetworks.exists(clusterNetwork, objects)) {
            throw refusal(verb, host, "cluster network " + clusterNetwork + " does not exist");
        }
        boolean ready = ClusterNetworks.vlanStatuses(clusterNetwork, objects).stream()
                .anyMatch(state -> Condition.isTrue(state.status(), ClusterNetworkLife.READY));
        if (!ready && !clusterNetwork.equals(ClusterNetworks.MANAGEMENT)) {
            throw refusal(verb, host, "cluster network " + clusterNetwork + " is not ready");
        }
        String device = clusterNetwork + "-br." + Json.text(vlan(host));
        if (device.length() > MAX_DEVICE_NAME) {
            throw refusal(verb, host, "device name " + device + " is longer than " + MAX_DEVICE_NAME + " characters");
        }
        checkOthers(host, verb, objects);
        checkAddresses(host, verb, objects);
    }

    private static void checkOthers(ApiObject host, String verb, StoredObjects objects) throws Refusal {
        for (ApiObject other : SimulatedKind.HOST_NETWORK.all(objects)) {
            boolean isOther = !other.name().equals(host.name());
            if (isOther
                    && ClusterNetworks.of(other).equals(ClusterNetworks.of(host))
                    && vlan(other).equals(vlan(host))) {
                throw refusal(
                        verb, host, "host network config " + other.name() + " has the same cluster network and VLAN");
            }
            // Harvester does not leave out the object itself, so an underlay can only be switched off.
            if (isUnderlay(host) && isUnderlay(other)) {
                throw refusal(verb, host, "underlay is already enabled on host network config " + other.name());
            }
        }
    }

    private static void checkAddresses(ApiObject host, String verb, StoredObjects objects) throws Refusal {
        if (!host.spec().text("mode").orElse("").equals("static")) {
            return;
        }
        for (String node : nodes(host, objects)) {
            if (!host.spec().mapping("ips").has(node)) {
                throw refusal(verb, host, "no IP address is given for node " + node);
            }
        }
    }

    static List<String> nodes(ApiObject host, StoredObjects objects) {
        return ClusterNodes.of(objects)
                .matching(LabelRequirement.ofSelector(host.spec().mapping("nodeSelector")));
    }

    private static void checkChanged(ApiObject live, ApiObject host) throws Refusal {
        for (String field : List.of("clusterNetwork", "vlanID")) {
            if (!Objects.equals(live.spec().get(field), host.spec().get(field))) {
                throw refusal("update", host, field + " can't be changed");
            }
        }
    }

    @Override
    public void validateDelete(Mapping live, StoredObjects objects) throws Refusal {
        ApiObject host = new ApiObject(live);
        if (isUnderlay(host)) {
            throw refusal("delete", host, "underlay is enabled");
        }
    }

    private static boolean isUnderlay(ApiObject host) {
        return Bool.TRUE.equals(host.spec().get("underlay"));
    }

    private static Num vlan(ApiObject host) {
        return host.spec().get("vlanID") instanceof Num vlan ? vlan : Num.of(0);
    }

    private static Refusal refusal(String verb, ApiObject host, String reason) {
        return Webhook.NETWORK.internal("can't " + verb + " host network config " + host.name() + " because " + reason);
    }
}
