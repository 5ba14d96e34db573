package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.tree.Num;
import java.util.List;
import java.util.Map;

/** What the load balancer controllers write into load balancers and their pools. */
final class LoadBalancerRules {
    private static final RuleSource MUTATOR =
            in("harvester/load-balancer-harvester: pkg/webhook/loadbalancer/mutator.go", "LoadBalancer");
    private static final RuleSource POOL_MUTATOR = in(
            "harvester/load-balancer-harvester: pkg/webhook/ippool/mutator.go", "IPPool.loadbalancer.harvesterhci.io");
    private static final RuleSource POOL_CONTROLLER = in(
            "harvester/load-balancer-harvester: pkg/controller/ippool/controller.go",
            "IPPool.loadbalancer.harvesterhci.io");
    private static final String RELEASE = "loadbalancer.harvesterhci.io/manuallyReleaseIP";
    private static final Map<String, Num> HEALTH_CHECK = Map.of(
            "successThreshold", Num.of(2),
            "failureThreshold", Num.of(2),
            "periodSeconds", Num.of(1),
            "timeoutSeconds", Num.of(1));

    private LoadBalancerRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                MUTATOR.keepLive(
                        "load-balancer-record",
                        "The load balancer webhook notes where a load balancer belongs.",
                        annotations(
                                "loadbalancer.harvesterhci.io/namespace",
                                "loadbalancer.harvesterhci.io/project",
                                "loadbalancer.harvesterhci.io/network")),
                MUTATOR.keepLive(
                        "health-check-default",
                        "Zeros of a health check that has a port are replaced by defaults.",
                        at("spec.healthCheck.*").and(LoadBalancerRules::isDefault)),
                POOL_MUTATOR.keepLive(
                        "pool-label",
                        "The load balancer webhook labels a pool with its VLAN and whether it is for all.",
                        labels("loadbalancer.harvesterhci.io/vid", "loadbalancer.harvesterhci.io/global-ip-pool")),
                POOL_CONTROLLER.keepLive(
                        "released-address",
                        "An order to release an address is taken away when it is done.",
                        annotations(RELEASE).and(LoadBalancerRules::isReleased)));
    }

    private static boolean isDefault(Candidate candidate) {
        Num filledIn = HEALTH_CHECK.get(Places.field(candidate.path()));
        boolean isUnsaid = candidate.isLiveOnly()
                || candidate.desiredValue() instanceof Num desired
                        && desired.decimal().signum() == 0;
        return filledIn != null && isUnsaid && filledIn.equals(candidate.liveValue());
    }

    /** Whether the load balancer that the order names, as in {@code 10.0.0.7: shop/web}, does not have the address. */
    private static boolean isReleased(Candidate candidate) {
        String order = candidate.desiredText().orElse("");
        int colon = order.indexOf(": ");
        if (!candidate.isDesiredOnly() || colon < 0) {
            return false;
        }
        String owner = order.substring(colon + 2).strip();
        return candidate
                .live()
                .tree()
                .mapping("status", "allocated")
                .text(order.substring(0, colon))
                .filter(owner::equals)
                .isEmpty();
    }
}
