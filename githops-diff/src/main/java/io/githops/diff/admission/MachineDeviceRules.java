package io.githops.diff.admission;

import io.githops.tree.Bool;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What KubeVirt checks of single disks and interfaces. */
final class MachineDeviceRules {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern INTERFACE_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final List<String> DISCONTINUED = List.of("slirp", "macvtap", "passt", "passtBinding");

    private final MachineSpec spec;

    private MachineDeviceRules(MachineSpec spec) {
        this.spec = spec;
    }

    static void check(Machine machine, Refusals refusals) {
        var rules = new MachineDeviceRules(machine.spec());
        rules.spec.parts(MachinePart.DISKS).forEach(disk -> refusals.check(() -> checkDisk(disk)));
        rules.spec.parts(MachinePart.INTERFACES).forEach(link -> refusals.check(() -> rules.checkInterface(link)));
    }

    private static void checkDisk(MachinePart disk) throws RefusedException {
        if (!LABEL.matcher(disk.name()).matches()) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-disk-name",
                    disk.field(),
                    disk.position() + ".name '" + disk.name() + "' must be a DNS label");
        }
        if (hasBus(disk, "cdrom", "virtio")) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-disk-bus", disk.field() + ".cdrom.bus", "Bus type virtio is invalid for CD-ROM device");
        }
        if (hasBus(disk, "disk", "sata")
                && Bool.TRUE.equals(disk.tree().mapping("disk").get("readonly"))) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-disk-bus",
                    disk.field() + ".disk.readonly",
                    disk.position() + " hard-disks of bus sata cannot be read-only");
        }
    }

    private static boolean hasBus(MachinePart disk, String device, String bus) {
        return disk.tree().mapping(device).text("bus").filter(bus::equals).isPresent();
    }

    private void checkInterface(MachinePart link) throws RefusedException {
        if (!INTERFACE_NAME.matcher(link.name()).matches()) {
            throw Webhook.KUBEVIRT.invalid(
                    "machine-interface-name",
                    link.field(),
                    "Network interface name can only contain alphabetical characters, numbers, dashes (-) or"
                            + " underscores (_)");
        }
        for (String binding : DISCONTINUED) {
            if (link.tree().has(binding)) {
                throw binding(link, "." + binding, binding + " is not supported");
            }
        }
        Optional<MachinePart> network = spec.parts(MachinePart.NETWORKS).stream()
                .filter(candidate -> candidate.name().equals(link.name()))
                .findFirst();
        if (link.tree().has("masquerade")
                && network.isPresent()
                && !network.get().tree().has("pod")) {
            throw binding(link, ".masquerade", "Masquerade interface only implemented with pod network");
        }
        boolean isAbsent = link.tree().text("state").filter("absent"::equals).isPresent();
        if (isAbsent && !link.tree().has("bridge")) {
            throw binding(link, ".state", "absent is only possible for bridge interfaces");
        }
    }

    private static RefusedException binding(MachinePart link, String field, String message) {
        return Webhook.KUBEVIRT.invalid("machine-interface-binding", link.field() + field, message);
    }
}
