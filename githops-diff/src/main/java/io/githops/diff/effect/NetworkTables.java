package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import io.githops.tree.Tree;
import java.util.List;

/** What changing networks does (harvester/network-controller-harvester: pkg/webhook and pkg/controller). */
final class NetworkTables {
    private static final FieldPath SELECTOR = FieldPath.of("spec", "nodeSelector");

    private NetworkTables() {}

    static List<EffectTable> all() {
        return List.of(attachment(), clusterNetwork(), uplink(), hostNetwork(), subnet(), vpc());
    }

    private static EffectTable attachment() {
        var isInUse = new Condition(
                "machines that run use it",
                field -> !MachineUsers.running(field.live().id(), field.objects())
                        .isEmpty());
        String kept = "a network keeps its type and bridge";
        return EffectTable.of("k8s.cni.cncf.io/NetworkAttachmentDefinition")
                .row("spec.config.type", Level.RECREATE, kept)
                .row("spec.config.bridge", Level.RECREATE, kept)
                .row(
                        "spec.config",
                        isInUse,
                        Level.REFUSED,
                        "stop the machines that use it first: ",
                        field -> String.join(
                                ", ", MachineUsers.running(field.live().id(), field.objects())))
                .row("spec.config", Level.LIVE, "machines are in the other network when they start");
    }

    private static EffectTable clusterNetwork() {
        String mtu = "metadata.annotations[\"network.harvesterhci.io/uplink-mtu\"]";
        return EffectTable.of("network.harvesterhci.io/ClusterNetwork")
                .row(
                        mtu,
                        "of mgmt",
                        field -> field.live().name().equals("mgmt"),
                        Level.DISRUPTION,
                        "the MTU of the management network and all networks on it changes")
                .row(mtu, Level.REFUSED, "the MTU is that of the VlanConfigs: change it there");
    }

    private static EffectTable uplink() {
        return EffectTable.of("network.harvesterhci.io/VlanConfig")
                .row(
                        "spec.uplink",
                        Level.DISRUPTION,
                        "the uplink is re-created on its nodes: stop the machines that use it there first")
                .row(
                        "spec.clusterNetwork",
                        Level.DISRUPTION,
                        "the uplink moves to another cluster network: stop the machines that use it first")
                .row(
                        "spec.nodeSelector",
                        "selects no fewer nodes",
                        field -> isWider(
                                field.valueBefore(SELECTOR).orElse(Mapping.empty()),
                                field.valueAfter(SELECTOR).orElse(Mapping.empty())),
                        Level.LIVE,
                        "more nodes get the uplink")
                .row(
                        "spec.nodeSelector",
                        Level.DISRUPTION,
                        "nodes that are no longer selected lose the uplink: stop the machines that use it there first")
                .row("spec.description", Level.LIVE, "");
    }

    /** Whether every label that is asked for was asked for before. */
    private static boolean isWider(Tree before, Tree after) {
        return before instanceof Mapping old
                && after instanceof Mapping wanted
                && wanted.names().stream().allMatch(name -> wanted.get(name).equals(old.get(name)));
    }

    private static EffectTable hostNetwork() {
        String kept = "a host network keeps its cluster network and VLAN: hosts lose their addresses and get them anew";
        return EffectTable.of("network.harvesterhci.io/HostNetworkConfig")
                .row("spec.clusterNetwork", Level.RECREATE, kept)
                .row("spec.vlanID", Level.RECREATE, kept)
                .row("spec.description", Level.LIVE, "")
                .row("spec.underlay", Level.DISRUPTION, "overlay networks move to or from this network")
                .row("spec", Level.DISRUPTION, "addresses of hosts change");
    }

    private static EffectTable subnet() {
        String moved = "its machines lose the network until they have addresses of the new subnet";
        return EffectTable.of("kubeovn.io/Subnet")
                .row("spec.cidrBlock", Level.RECREATE, moved)
                .row("spec.provider", Level.RECREATE, moved)
                .row("spec.excludeIps", Level.LIVE, "counts for addresses given from now on")
                .row("spec", Level.DISRUPTION, "who reaches the machines of the subnet, and how, changes");
    }

    private static EffectTable vpc() {
        return EffectTable.of("kubeovn.io/Vpc")
                .row("spec.namespaces", Level.LIVE, "")
                .row("spec", Level.DISRUPTION, "who reaches the machines of the network, and how, changes");
    }
}
