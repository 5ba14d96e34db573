package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.model.Cidr;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the network controllers write into networks. */
final class NetworkRules {
    private static final String DEFINITION = "NetworkAttachmentDefinition";
    private static final RuleSource CLUSTER_NETWORK =
            in("harvester/network-controller-harvester: pkg/utils/labels.go", "ClusterNetwork");
    private static final RuleSource VLAN_MUTATOR =
            in("harvester/network-controller-harvester: pkg/webhook/vlanconfig/mutator.go", "VlanConfig");
    private static final RuleSource MATCHED_NODES = in(
            "harvester/network-controller-harvester: pkg/webhook/vlanconfig/mutator.go",
            "VlanConfig",
            "HostNetworkConfig");
    private static final RuleSource MUTATOR =
            in("harvester/network-controller-harvester: pkg/webhook/nad/mutator.go", DEFINITION);
    private static final RuleSource NETWORK =
            in("harvester/network-controller-harvester: pkg/utils/nad.go", DEFINITION);
    private static final RuleSource DHCP_MUTATOR =
            in("harvester/vm-dhcp-controller: pkg/webhook/ippool/mutator.go", "IPPool.network.harvesterhci.io");
    private static final RuleSource OVERLAY = in("kubeovn/kube-ovn: pkg/controller/subnet.go", "Subnet", "Vpc");
    private static final RuleSource OVERLAY_SUBNET = in("kubeovn/kube-ovn: pkg/controller/subnet.go", "Subnet");

    private static final String ROUTE = "network.harvesterhci.io/route";

    private NetworkRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                CLUSTER_NETWORK.keepLive(
                        "cluster-network-record",
                        "The network controller notes in annotations what it found out of a cluster network."
                                + " The MTU of mgmt is set by people.",
                        annotations(
                                        "network.harvesterhci.io/mtu-source-vc",
                                        "network.harvesterhci.io/vlan-id-set-str",
                                        "network.harvesterhci.io/vlan-id-set-str-hash")
                                .or(annotations("network.harvesterhci.io/uplink-mtu")
                                        .and(NetworkRules::isMeasuredMtu))),
                VLAN_MUTATOR.keepLive(
                        "cluster-network-label",
                        "The network webhook labels a VLAN configuration with its cluster network.",
                        labels("network.harvesterhci.io/clusternetwork").and(NetworkRules::isClusterNetwork)),
                MATCHED_NODES.keepLive(
                        "matched-nodes",
                        "The network controller notes which nodes a configuration is for.",
                        annotations("network.harvesterhci.io/matched-nodes")),
                MUTATOR.keepLive(
                        "network-mtu",
                        "The network webhook writes the MTU of the cluster network into the configuration of a network,"
                                + " and refuses another one.",
                        at("spec.config.mtu").and(NetworkRules::isMtuOfClusterNetwork)),
                MUTATOR.keepLive(
                        "network-label",
                        "Labels of a network repeat its configuration; the network controllers write them.",
                        labels(
                                "network.harvesterhci.io/clusternetwork",
                                "network.harvesterhci.io/type",
                                "network.harvesterhci.io/vlan-id",
                                "network.harvesterhci.io/ready",
                                "network.harvesterhci.io/ippool-namespace",
                                "network.harvesterhci.io/ippool-name")),
                NETWORK.keepLive(
                        "network-route",
                        "The network controller notes beside the authored route what it measured: its state and, in mode"
                                + " auto, network and gateway.",
                        annotations(ROUTE).and(NetworkRules::isMeasured)),
                DHCP_MUTATOR.keepLive(
                        "dhcp-pool-addresses",
                        "The DHCP webhook fills the server and the bounds of a pool in where they are empty.",
                        at("spec.ipv4Config.serverIP", "spec.ipv4Config.pool.start", "spec.ipv4Config.pool.end")
                                .and(NetworkRules::isFilled)),
                OVERLAY.keepLive(
                        "overlay-default",
                        "kube-ovn fills fields of subnets and routers in where they are empty.",
                        at("spec.*").and(NetworkRules::isFilled)),
                OVERLAY_SUBNET.keepLive(
                        "overlay-gateway-exclusion",
                        "kube-ovn never gives the gateway of a subnet away and says so among the excluded addresses.",
                        at("spec.excludeIps").and(NetworkRules::addsGateway)),
                OVERLAY_SUBNET.sameMeaning(
                        "overlay-cidr",
                        "kube-ovn writes the network of a subnet without the bits of a host.",
                        at("spec.cidrBlock").and(NetworkRules::isSameNetwork)));
    }

    private static boolean isMeasuredMtu(Candidate candidate) {
        return !candidate.isDesiredOnly() && !candidate.desired().name().equals("mgmt");
    }

    private static boolean isClusterNetwork(Candidate candidate) {
        Optional<String> named = candidate.predicted().mapping("spec").text("clusterNetwork");
        return named.isPresent() && named.equals(candidate.liveText());
    }

    private static boolean isMtuOfClusterNetwork(Candidate candidate) {
        if (candidate.isDesiredOnly()) {
            return false;
        }
        boolean isUnsaid = candidate.isLiveOnly()
                || candidate.desiredValue() instanceof Num desired
                        && desired.decimal().signum() == 0;
        return isUnsaid
                || ClusterNetworkMtu.of(candidate)
                        .filter(mtu -> mtu.equals(candidate.liveValue()))
                        .isPresent();
    }

    private static boolean isMeasured(Candidate candidate) {
        String member = Places.field(candidate.path());
        boolean isAutomatic = Embedded.mapping(
                        candidate.predicted().mapping("metadata", "annotations").text(ROUTE))
                .text("mode")
                .filter("auto"::equals)
                .isPresent();
        return switch (member) {
            case "connectivity", "outdated" -> true;
            case "cidr", "gateway" -> isAutomatic;
            case "serverIPAddr" -> candidate.isLiveOnly();
            default -> false;
        };
    }

    private static boolean isFilled(Candidate candidate) {
        return candidate.liveText().filter(text -> !text.isEmpty()).isPresent()
                && candidate.desiredText().filter(String::isEmpty).isPresent();
    }

    private static boolean addsGateway(Candidate candidate) {
        Optional<String> gateway = candidate.live().tree().mapping("spec").text("gateway");
        List<String> live = texts(candidate.liveValue());
        List<String> desired = texts(candidate.desiredValue());
        live.removeAll(desired);
        return gateway.isPresent()
                && texts(candidate.liveValue()).containsAll(desired)
                && List.of(gateway.get().split(",")).containsAll(live);
    }

    private static List<String> texts(@Nullable Tree value) {
        return value instanceof Sequence list ? new ArrayList<>(list.texts()) : new ArrayList<>();
    }

    private static boolean isSameNetwork(Candidate candidate) {
        try {
            Optional<Cidr> live = candidate.liveText().map(Cidr::parse);
            return live.isPresent()
                    && live.equals(candidate.desiredText().map(Cidr::parse).map(Cidr::network));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
