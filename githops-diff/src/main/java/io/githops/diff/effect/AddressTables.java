package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;

/** What changing load balancers and address pools does (harvester/load-balancer-harvester; harvester/vm-dhcp-controller). */
final class AddressTables {
    private static final FieldPath PAUSED = FieldPath.of("spec", "paused");

    private AddressTables() {}

    static List<EffectTable> all() {
        return List.of(loadBalancer(), pool(), managedPool());
    }

    private static EffectTable loadBalancer() {
        String anew = "the load balancer gets another address";
        return EffectTable.of("loadbalancer.harvesterhci.io/LoadBalancer")
                .row("spec.ipam", Condition.IS_SET, Level.RECREATE, anew)
                .row("spec.workloadType", Condition.IS_SET, Level.RECREATE, anew)
                .row("spec.ipPool", Level.DISRUPTION, "the address is released and a new one taken")
                .row("spec.ipam", Level.LIVE, "the address is released when the load balancer is deleted")
                .row("spec", Level.LIVE, "");
    }

    private static EffectTable pool() {
        return EffectTable.of("loadbalancer.harvesterhci.io/IPPool")
                .row("spec.ranges", Level.LIVE, "addresses that are taken must stay within the ranges")
                .row("spec", Level.LIVE, "counts for addresses taken from now on");
    }

    private static EffectTable managedPool() {
        String lost = "a pool keeps its addresses: all leases are lost";
        EffectTable table = EffectTable.of("network.harvesterhci.io/IPPool");
        List.of("networkName", "ipv4Config.cidr", "ipv4Config.serverIP", "ipv4Config.pool.start", "ipv4Config.pool.end")
                .forEach(field -> table.row("spec." + field, Level.RECREATE, lost));
        List.of("spec.ipv4Config.router", "spec.ipv4Config.pool.exclude")
                .forEach(field -> table.row(
                                field,
                                "is set for the first time",
                                change -> change.valueBefore(FieldPath.parse(field))
                                        .isEmpty(),
                                Level.LIVE,
                                "counts for leases from now on")
                        .row(field, Level.RECREATE, lost));
        return table.row(
                        "spec.paused",
                        "becomes true",
                        field -> field.becomes(PAUSED, Bool.TRUE),
                        Level.DISRUPTION,
                        "no leases are given or renewed while the pool is paused")
                .row("spec", Level.LIVE, "counts for leases from now on");
    }
}
