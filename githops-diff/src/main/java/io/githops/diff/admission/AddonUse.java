package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What would break when an add-on were disabled. */
final class AddonUse {
    private static final String LVM = "lvm.driver.harvesterhci.io";
    private static final Set<String> OWN_SUBNETS = Set.of("join", "ovn-default");

    private AddonUse() {}

    /** @throws RefusedException when something needs the add-on */
    static void check(ApiObject addon, ClusterObjects objects) throws RefusedException {
        Optional<String> user = switch (addon.name()) {
            case "pcidevices-controller" ->
                skips(addon, "PCIDevicesController") ? Optional.empty() : machine(objects, "hostDevices", "gpus");
            case "nvidia-driver-toolkit" ->
                skips(addon, "NvidiaDriverToolkit") ? Optional.empty() : machine(objects, "gpus");
            case "kubeovn-operator" -> overlay(objects);
            case "harvester-csi-driver-lvm" -> storageClass(objects);
            default -> Optional.empty();
        };
        if (user.isPresent()) {
            throw Webhook.HARVESTER.badRequest(
                    "addon-in-use", "spec.enabled", addon.name() + " can't be disabled, it is needed by " + user.get());
        }
    }

    private static boolean skips(ApiObject addon, String name) {
        return addon.isAnnotated("harvesterhci.io/skip" + name + "AddonWebhookCheck", "true");
    }

    private static Optional<String> machine(ClusterObjects objects, String... devices) {
        return HarvesterKind.VIRTUAL_MACHINE.all(objects).stream()
                .filter(machine -> Stream.of(devices)
                        .anyMatch(kind -> !devices(machine).sequence(kind).isEmpty()))
                .map(machine -> "VM " + machine.qualifiedName())
                .findFirst();
    }

    private static Mapping devices(ApiObject machine) {
        return new Machine(machine).spec().domain().mapping("devices");
    }

    private static Optional<String> overlay(ClusterObjects objects) {
        return HarvesterKind.SUBNET.all(objects).stream()
                .filter(subnet -> !OWN_SUBNETS.contains(subnet.name()))
                .map(subnet -> "subnet " + subnet.name())
                .findFirst();
    }

    private static Optional<String> storageClass(ClusterObjects objects) {
        return HarvesterKind.STORAGE_CLASS.all(objects).stream()
                .filter(storageClass -> storageClass
                        .tree()
                        .text("provisioner")
                        .filter(LVM::equals)
                        .isPresent())
                .map(storageClass -> "storage class " + storageClass.name())
                .findFirst();
    }
}
