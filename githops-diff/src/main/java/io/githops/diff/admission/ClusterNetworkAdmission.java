package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook of cluster networks. */
final class ClusterNetworkAdmission implements Webhooks {
    private static final int MAX_NAME = 12;

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.CLUSTER_NETWORK.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject network = new ApiObject(object);
        if (live == null) {
            checkNew(network);
        } else if (!network.name().equals(ClusterNetworks.MANAGEMENT)) {
            checkMtu(network, objects);
        }
    }

    private static void checkNew(ApiObject network) throws RefusedException {
        if (network.name().length() > MAX_NAME) {
            throw Webhook.NETWORK.internal(
                    "cluster-network-name",
                    "metadata.name",
                    "can't create cluster network " + network.name()
                            + " because the length of cluster network name should not be more than " + MAX_NAME);
        }
        if (network.annotation(Keys.UPLINK_MTU).isPresent()) {
            throw Webhook.NETWORK.internal(
                    "cluster-network-mtu-annotation",
                    "metadata.annotations[\"network.harvesterhci.io/uplink-mtu\"]",
                    "can't create cluster network " + network.name() + " because annotation " + Keys.UPLINK_MTU
                            + " can't be set by users");
        }
    }

    private static void checkMtu(ApiObject network, ClusterObjects objects) throws RefusedException {
        String annotated = network.annotation(Keys.UPLINK_MTU).orElse(String.valueOf(NetworkConfig.DEFAULT_MTU));
        for (ApiObject vlanConfig : ClusterNetworks.vlanConfigs(network.name(), objects)) {
            if (!annotated.equals(String.valueOf(ClusterNetworks.mtu(vlanConfig)))) {
                throw Webhook.NETWORK.internal(
                        "cluster-network-mtu-differs",
                        "metadata.annotations[\"network.harvesterhci.io/uplink-mtu\"]",
                        "can't update cluster network " + network.name() + " because its MTU "
                                + annotated + " differs from the MTU " + ClusterNetworks.mtu(vlanConfig)
                                + " of vlanconfig "
                                + vlanConfig.name());
            }
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        String name = new ApiObject(live).name();
        if (name.equals(ClusterNetworks.MANAGEMENT)) {
            throw Webhook.NETWORK.internal(
                    "cluster-network-kept", "", "can't delete cluster network " + name + " because it's not allowed");
        }
        checkUnused(name, "vlanconfig(s)", ClusterNetworks.vlanConfigs(name, objects));
        checkUnused(name, "nad(s)", ClusterNetworks.networks(name, objects));
    }

    private static void checkUnused(String name, String kind, List<ApiObject> users) throws RefusedException {
        if (!users.isEmpty()) {
            throw Webhook.NETWORK.internal(
                    "cluster-network-in-use",
                    "",
                    "can't delete cluster network " + name + " because " + kind + " "
                            + String.join(
                                    ", ",
                                    users.stream().map(ApiObject::qualifiedName).toList())
                            + " under this clusternetwork are still existing");
        }
    }
}
