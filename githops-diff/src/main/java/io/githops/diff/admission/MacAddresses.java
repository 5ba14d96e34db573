package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Machines by the addresses of their interfaces. */
final class MacAddresses {
    private static final String FIELD = "macAddress";
    private static final Index MACHINES = new Index(HarvesterKind.VIRTUAL_MACHINE, MacAddresses::addresses);

    private MacAddresses() {}

    /** The machines that have an address, by namespace and name. */
    static List<Machine> machines(String address, ClusterObjects objects) {
        return objects.having(MACHINES, address).stream()
                .map(machine -> new Machine(new ApiObject(machine)))
                .toList();
    }

    /** The interfaces of a machine that have an address. */
    static List<Mapping> links(Machine machine, String address) {
        return links(machine).filter(link -> of(link).equals(address)).toList();
    }

    private static List<String> addresses(Mapping machine) {
        return links(new Machine(new ApiObject(machine)))
                .map(MacAddresses::of)
                .distinct()
                .toList();
    }

    private static Stream<Mapping> links(Machine machine) {
        return machine.spec().interfaces().stream().filter(link -> link.has(FIELD));
    }

    static String of(Mapping link) {
        return link.text(FIELD).orElse("").toLowerCase(Locale.ROOT);
    }
}
