package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of address pools. */
final class AddressPoolAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.ADDRESS_POOL.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        var pool = new AddressPool(new ApiObject(object));
        long vlan = network(pool, objects)
                .map(NetworkConfig::of)
                .map(NetworkConfig::vlan)
                .orElse(0L);
        return pool.object()
                .withLabel("loadbalancer.harvesterhci.io/vid", String.valueOf(vlan))
                .withLabel("loadbalancer.harvesterhci.io/global-ip-pool", String.valueOf(pool.isGlobal()))
                .tree();
    }

    private static Optional<ApiObject> network(AddressPool pool, ClusterObjects objects) {
        return pool.network().flatMap(name -> {
            int slash = name.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : HarvesterKind.NETWORK.find(objects, name.substring(0, slash), name.substring(slash + 1));
        });
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        var pool = new AddressPool(new ApiObject(object));
        String verb = (live == null ? "create" : "update") + " IP pool "
                + pool.object().name();
        if (HarvesterKind.NETWORK.isComplete(objects)
                && pool.network().isPresent()
                && network(pool, objects).isEmpty()) {
            throw refusal(
                    "address-pool-network",
                    "spec.selector.network",
                    verb,
                    "network-attachment-definitions.k8s.cni.cncf.io \""
                            + pool.network().get() + "\" not found");
        }
        List<AddressRange> ranges = ranges(pool, verb);
        checkDisjoint(ranges, verb);
        checkAllocated(pool, verb);
        for (ApiObject stored : HarvesterKind.ADDRESS_POOL.all(objects)) {
            if (!stored.name().equals(pool.object().name())) {
                checkOther(pool, ranges, new AddressPool(stored), verb);
            }
        }
    }

    private static List<AddressRange> ranges(AddressPool pool, String verb) throws RefusedException {
        try {
            List<AddressRange> ranges = pool.ranges();
            if (ranges.isEmpty()) {
                throw refusal("address-pool-range-empty", "spec.ranges", verb, "range could not be empty");
            }
            return ranges;
        } catch (IllegalArgumentException e) {
            throw refusal("address-pool-range-invalid", "spec.ranges", verb, String.valueOf(e.getMessage()));
        }
    }

    private static void checkDisjoint(List<AddressRange> ranges, String verb) throws RefusedException {
        List<AddressRange> before = new ArrayList<>();
        for (AddressRange range : ranges) {
            if (before.stream().anyMatch(range::overlaps)) {
                throw refusal("address-pool-range-overlap", "spec.ranges", verb, "its ranges overlap");
            }
            before.add(range);
        }
    }

    private static void checkAllocated(AddressPool pool, String verb) throws RefusedException {
        for (String address : pool.allocated().names()) {
            if (pool.rangeOf(address).isEmpty()) {
                throw refusal(
                        "address-pool-allocated-outside",
                        "spec.ranges",
                        verb,
                        "IP " + address + " has been allocated and is out of range");
            }
        }
    }

    private static void checkOther(AddressPool pool, List<AddressRange> ranges, AddressPool other, String verb)
            throws RefusedException {
        String name = other.object().name();
        if (ranges(other, verb).stream().anyMatch(range -> ranges.stream().anyMatch(range::overlaps))) {
            throw refusal(
                    "address-pool-range-taken",
                    "spec.ranges",
                    verb,
                    "its ranges overlap with those of IP pool " + name);
        }
        if (pool.isGlobal() && other.isGlobal()) {
            throw refusal(
                    "address-pool-second-global",
                    "spec.selector.scope",
                    verb,
                    "the global IP pool " + name + " already exists");
        }
        boolean samePriority = pool.priority().compareTo(other.priority()) == 0;
        if (samePriority && pool.priority().signum() != 0) {
            throw refusal(
                    "address-pool-priority-taken",
                    "spec.selector.priority",
                    verb,
                    "IP pool " + name + " has the same priority " + pool.priority());
        }
        if (samePriority && pool.isGlobal() == other.isGlobal() && pool.competesWith(other)) {
            throw refusal(
                    "address-pool-scope-overlap",
                    "spec.selector.scope",
                    verb,
                    "its scope overlaps with that of IP pool " + name + " at priority 0");
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        var pool = new AddressPool(new ApiObject(live));
        if (!pool.allocated().isEmpty()) {
            throw refusal(
                    "address-pool-in-use",
                    "",
                    "delete IP pool " + pool.object().name(),
                    "there are allocated IPs: "
                            + String.join(", ", pool.allocated().names()));
        }
    }

    private static RefusedException refusal(String rule, String field, String verb, String reason) {
        return Webhook.LOAD_BALANCER.internal(rule, field, "can't " + verb + " because " + reason);
    }
}
