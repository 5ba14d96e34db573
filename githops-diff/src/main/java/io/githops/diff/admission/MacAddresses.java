package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which interfaces of which machines have which address. */
final class MacAddresses {
    private final Map<String, List<Link>> links = new HashMap<>();

    /** An interface of a machine. */
    record Link(Machine machine, Mapping link) {}

    private MacAddresses() {}

    static MacAddresses of(ClusterObjects objects) {
        var addresses = new MacAddresses();
        HarvesterKind.VIRTUAL_MACHINE.all(objects).forEach(object -> addresses.add(new Machine(object)));
        return addresses;
    }

    static String of(Mapping link) {
        return link.text("macAddress").orElse("").toLowerCase(Locale.ROOT);
    }

    private void add(Machine machine) {
        for (Mapping link : machine.spec().interfaces()) {
            if (link.has("macAddress")) {
                links.computeIfAbsent(of(link), any -> new ArrayList<>()).add(new Link(machine, link));
            }
        }
    }

    /** The interfaces that have an address, in the order of the machines. */
    List<Link> with(String address) {
        return links.getOrDefault(address, List.of());
    }
}
