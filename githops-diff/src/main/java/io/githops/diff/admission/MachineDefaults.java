package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What Harvester and KubeVirt fill into a machine that leaves it out. */
public final class MachineDefaults {
    private static final String GRACE_PERIOD = "terminationGracePeriodSeconds";
    private static final String PCI_TOPOLOGY = "kubevirt.io/pci-topology-version";

    private MachineDefaults() {}

    static Machine ofHarvester(@Nullable Machine live, Machine machine, SettingValues settings) {
        Machine complete = withGracePeriod(withStoredRunStrategy(live, machine), settings);
        return withMacAddresses(live, complete);
    }

    /** A machine that leaves {@code Halted} takes up the strategy it had before, whatever it asks for. */
    private static Machine withStoredRunStrategy(@Nullable Machine live, Machine machine) {
        boolean leavesHalted = live != null
                && live.isHalted()
                && !machine.isHalted()
                && !machine.object().spec().has("running");
        String stored = machine.object().annotation(Keys.RUN_STRATEGY).orElse("RerunOnFailure");
        return leavesHalted
                ? new Machine(machine.object().withSpec(spec -> spec.with("runStrategy", new Text(stored))))
                : machine;
    }

    private static Machine withGracePeriod(Machine machine, SettingValues settings) {
        Num period = Num.of(
                settings.number("default-vm-termination-grace-period-seconds").longValue());
        return machine.withSpec(spec -> spec.has(GRACE_PERIOD) ? spec : spec.with(GRACE_PERIOD, period));
    }

    /**
     * Gives an address to each interface without one that never ran. A manifest without addresses thus changes the machine
     * each time it is applied until it runs, since an apply erases the address that was given before.
     */
    private static Machine withMacAddresses(@Nullable Machine live, Machine machine) {
        Mapping known = macAddresses(machine.object());
        String generation = live == null ? "" : String.valueOf(live.object().generation());
        return withInterfaces(machine, networkInterface -> {
            String name = MachineSpec.name(networkInterface);
            return networkInterface.has("macAddress") || known.has(name)
                    ? networkInterface
                    : networkInterface.with(
                            "macAddress",
                            new Text(Derived.macAddress(machine.namespace(), machine.name(), name, generation)));
        });
    }

    /** The addresses that interfaces had when the machine last ran, by interface. */
    static Mapping macAddresses(ApiObject machine) {
        try {
            return machine.annotation(Keys.MAC_ADDRESSES)
                    .map(text -> Json.parse(text) instanceof Mapping addresses ? addresses : Mapping.empty())
                    .orElse(Mapping.empty());
        } catch (MalformedJsonException e) {
            return Mapping.empty();
        }
    }

    /** The machine with the addresses it last ran with in the interfaces that have none. */
    public static Machine withLastMacAddresses(Machine machine) {
        Mapping known = macAddresses(machine.object());
        return withInterfaces(machine, networkInterface -> {
            @Nullable Tree address = known.get(MachineSpec.name(networkInterface));
            return address == null || networkInterface.has("macAddress")
                    ? networkInterface
                    : networkInterface.with("macAddress", address);
        });
    }

    private static Machine withInterfaces(Machine machine, UnaryOperator<Mapping> edit) {
        if (machine.spec().interfaces().isEmpty()) {
            return machine;
        }
        return machine.withDomain(domain -> domain.edit("devices", devices -> {
            Sequence interfaces = devices.sequence("interfaces");
            return devices.with(
                    "interfaces", interfaces.map(item -> item instanceof Mapping mapping ? edit.apply(mapping) : item));
        }));
    }

    static Machine ofKubeVirt(@Nullable Machine live, Machine machine) {
        Machine complete = machine.withSpec(spec -> withDefault(spec, "architecture", "amd64"))
                .withDomain(domain -> domain.edit("machine", type -> withDefault(type, "type", "q35")));
        return live == null ? withPciTopology(withFirmware(complete)) : complete;
    }

    private static Machine withFirmware(Machine machine) {
        return machine.withDomain(domain -> domain.edit(
                "firmware",
                firmware -> withDefault(
                        withDefault(firmware, "uuid", Derived.uuid("uuid", machine.namespace(), machine.name())),
                        "serial",
                        Derived.uuid("serial", machine.namespace(), machine.name()))));
    }

    private static Machine withPciTopology(Machine machine) {
        boolean isPcie = machine.spec()
                .domain()
                .mapping("machine")
                .text("type")
                .orElse("")
                .contains("q35");
        if (!isPcie || machine.templateMetadata().mapping("annotations").has(PCI_TOPOLOGY)) {
            return machine;
        }
        return new Machine(machine.object()
                .withSpec(spec -> spec.edit(
                        "template",
                        template -> template.edit(
                                "metadata",
                                metadata -> metadata.edit(
                                        "annotations",
                                        annotations -> annotations.with(PCI_TOPOLOGY, new Text("v3")))))));
    }

    private static Mapping withDefault(Mapping mapping, String name, String value) {
        return mapping.has(name) ? mapping : mapping.with(name, new Text(value));
    }
}
