package io.githops.diff.rule;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The MTU that the network webhook writes into a network: the one its cluster network is marked with, else that of the first
 * VLAN configuration of the cluster network, else 1500.
 *
 * @see <a href="https://github.com/harvester/network-controller-harvester/blob/master/pkg/webhook/nad/mutator.go">
 *     network-controller-harvester, nad/mutator.go</a>
 */
final class ClusterNetworkMtu {
    private static final String GROUP = "network.harvesterhci.io";
    private static final String BRIDGE = "-br";
    private static final Num DEFAULT = Num.of(1500);

    private ClusterNetworkMtu() {}

    /** The MTU for a network; empty when its cluster network is not known. */
    static Optional<Tree> of(Candidate candidate) {
        return clusterNetwork(candidate.live().tree())
                .flatMap(name -> candidate.objects().get(new ResourceId(GROUP, "ClusterNetwork", "", name)))
                .map(network -> mtu(network, candidate));
    }

    private static Tree mtu(Mapping network, Candidate candidate) {
        Optional<Num> marked = network.mapping("metadata", "annotations")
                .text(GROUP + "/uplink-mtu")
                .flatMap(ClusterNetworkMtu::number);
        String name = network.mapping("metadata").text("name").orElse("");
        return marked.or(() -> candidate.objects().list(GROUP, "VlanConfig", "").stream()
                        .map(config -> config.mapping("spec"))
                        .filter(spec ->
                                spec.text("clusterNetwork").filter(name::equals).isPresent())
                        .map(spec -> spec.mapping("uplink", "linkAttributes").get("mtu"))
                        .filter(Num.class::isInstance)
                        .map(Num.class::cast)
                        .filter(mtu -> mtu.decimal().signum() != 0)
                        .findFirst())
                .orElse(DEFAULT);
    }

    private static Optional<Num> number(String text) {
        try {
            return Optional.of(Num.parse(new BigDecimal(text).toPlainString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The cluster network whose bridge the network names. */
    private static Optional<String> clusterNetwork(Mapping network) {
        return Embedded.mapping(network.mapping("spec").text("config"))
                .text("bridge")
                .filter(bridge -> bridge.endsWith(BRIDGE))
                .map(bridge -> bridge.substring(0, bridge.length() - BRIDGE.length()));
    }
}
