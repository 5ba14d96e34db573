package io.githops.diff.check;

import io.githops.diff.check.Claims.Claim;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * IP addresses that two resources of one network take for themselves. Harvester refuses pools that overlap
 * (harvester/load-balancer-harvester: pkg/webhook); nothing checks the rest. The address is left out of the message, as
 * cloud-init may be where it comes from.
 */
final class DuplicateAddresses implements BiConsumer<Configuration, Problems> {
    static final String ID = "duplicate-ip-address";

    private record Pair(Claim earlier, Claim later) {}

    @Override
    public void accept(Configuration configuration, Problems problems) {
        Map<ResourceId, Integer> ranks = new HashMap<>();
        Map<Segment, List<AddressClaim>> claims = new LinkedHashMap<>();
        var addresses = new StaticAddresses(configuration);
        for (Resource resource : configuration.liveFirst()) {
            ranks.put(resource.id(), ranks.size());
            addresses.forEach(
                    resource,
                    claim -> claims.computeIfAbsent(claim.segment(), any -> new ArrayList<>())
                            .add(claim));
        }
        Set<Pair> pairs = new LinkedHashSet<>();
        claims.values()
                .forEach(segment -> findPairs(segment, (one, other) -> {
                    boolean isOrdered =
                            ranks.get(one.by().id()) <= ranks.get(other.by().id());
                    pairs.add(isOrdered ? new Pair(one, other) : new Pair(other, one));
                }));
        pairs.stream()
                .filter(pair -> configuration.isDesired(pair.later().by()))
                .forEach(pair -> problems.about(pair.later().by())
                        .error(
                                pair.later().at(),
                                "found an address that " + pair.earlier() + " takes as well; expected another one"));
    }

    private static void findPairs(List<AddressClaim> claims, BiConsumer<Claim, Claim> visitor) {
        List<AddressClaim> sorted = claims.stream().sorted().toList();
        AddressClaim widest = sorted.get(0);
        for (AddressClaim next : sorted.subList(1, sorted.size())) {
            boolean isShared = widest.reaches(next);
            if (isShared && !isOneMachine(widest.claim().by(), next.claim().by())) {
                visitor.accept(widest.claim(), next.claim());
            }
            if (!isShared || next.last().compareTo(widest.last()) > 0) {
                widest = next;
            }
        }
    }

    /** A machine may say its address in several places. */
    private static boolean isOneMachine(Resource one, Resource other) {
        return one.id().equals(other.id()) && Machines.isMachine(one);
    }
}
