package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import java.util.Locale;

/** Machines by the addresses of their interfaces. */
final class MacAddresses {
    private static final String FIELD = "macAddress";
    private static final Index MACHINES = new Index(
            HarvesterKind.VIRTUAL_MACHINE,
            machine -> links(new Machine(new ApiObject(machine))).stream()
                    .map(MacAddresses::of)
                    .distinct()
                    .toList());

    private MacAddresses() {}

    /** The machines that have an address, by namespace and name. */
    static List<Machine> machines(String address, ClusterObjects objects) {
        return objects.having(MACHINES, address).stream()
                .map(machine -> new Machine(new ApiObject(machine)))
                .toList();
    }

    /** The interfaces of a machine that say their address. */
    static List<Mapping> links(Machine machine) {
        return machine.spec().interfaces().stream()
                .filter(link -> link.has(FIELD))
                .toList();
    }

    static String of(Mapping link) {
        return link.text(FIELD).orElse("").toLowerCase(Locale.ROOT);
    }
}
