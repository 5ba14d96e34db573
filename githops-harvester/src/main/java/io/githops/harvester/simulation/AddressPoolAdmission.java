package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of address pools. */
final class AddressPoolAdmission implements Admission {

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.ADDRESS_POOL.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, StoredObjects objects) {
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

    private static Optional<ApiObject> network(AddressPool pool, StoredObjects objects) {
        return pool.network().flatMap(name -> {
            int slash = name.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : SimulatedKind.NETWORK.find(objects, name.substring(0, slash), name.substring(slash + 1));
        });
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        var pool = new AddressPool(new ApiObject(object));
        String verb = (live == null ? "create" : "update") + " IP pool "
                + pool.object().name();
        if (pool.network().isPresent() && network(pool, objects).isEmpty()) {
            throw refusal(
                    verb,
                    "network-attachment-definitions.k8s.cni.cncf.io \""
                            + pool.network().get() + "\" not found");
        }
        List<AddressRange> ranges = ranges(pool, verb);
        checkDisjoint(ranges, verb);
        checkAllocated(pool, verb);
        for (ApiObject stored : SimulatedKind.ADDRESS_POOL.all(objects)) {
            if (!stored.name().equals(pool.object().name())) {
                checkOther(pool, ranges, new AddressPool(stored), verb);
            }
        }
    }

    private static List<AddressRange> ranges(AddressPool pool, String verb) throws Refusal {
        try {
            List<AddressRange> ranges = pool.ranges();
            if (ranges.isEmpty()) {
                throw refusal(verb, "range could not be empty");
            }
            return ranges;
        } catch (IllegalArgumentException e) {
            throw refusal(verb, String.valueOf(e.getMessage()));
        }
    }

    private static void checkDisjoint(List<AddressRange> ranges, String verb) throws Refusal {
        List<AddressRange> before = new ArrayList<>();
        for (AddressRange range : ranges) {
            if (before.stream().anyMatch(range::overlaps)) {
                throw refusal(verb, "its ranges overlap");
            }
            before.add(range);
        }
    }

    private static void checkAllocated(AddressPool pool, String verb) throws Refusal {
        for (String address : pool.allocated().names()) {
            if (pool.rangeOf(address).isEmpty()) {
                throw refusal(verb, "IP " + address + " has been allocated and is out of range");
            }
        }
    }

    private static void checkOther(AddressPool pool, List<AddressRange> ranges, AddressPool other, String verb)
            throws Refusal {
        String name = other.object().name();
        if (ranges(other, verb).stream().anyMatch(range -> ranges.stream().anyMatch(range::overlaps))) {
            throw refusal(verb, "its ranges overlap with those of IP pool " + name);
        }
        if (pool.isGlobal() && other.isGlobal()) {
            throw refusal(verb, "the global IP pool " + name + " already exists");
        }
        boolean samePriority = pool.priority().compareTo(other.priority()) == 0;
        if (samePriority && pool.priority().signum() != 0) {
            throw refusal(verb, "IP pool " + name + " has the same priority " + pool.priority());
        }
        if (samePriority && pool.isGlobal() == other.isGlobal() && pool.competesWith(other)) {
            throw refusal(verb, "its scope overlaps with that of IP pool " + name + " at priority 0");
        }
    }

    @Override
    public void validateDelete(Mapping live, StoredObjects objects) throws Refusal {
        var pool = new AddressPool(new ApiObject(live));
        if (!pool.allocated().isEmpty()) {
            throw refusal(
                    "delete IP pool " + pool.object().name(),
                    "there are allocated IPs: "
                            + String.join(", ", pool.allocated().names()));
        }
    }

    private static Refusal refusal(String verb, String reason) {
        return Webhook.LOAD_BALANCER.internal("can't " + verb + " because " + reason);
    }
}
