package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;

/** What changing disks, devices and files of nodes does (harvester/node-disk-manager, pcidevices, node-manager). */
final class NodeTables {
    private static final FieldPath PROVISION = FieldPath.of("spec", "provision");
    private static final FieldPath PROVISIONED = FieldPath.of("spec", "fileSystem", "provisioned");
    private static final FieldPath PROVISIONER = FieldPath.of("spec", "provisioner");
    private static final FieldPath FORCED = FieldPath.of("spec", "fileSystem", "forceFormatted");

    private NodeTables() {}

    static List<EffectTable> all() {
        return List.of(
                disk(),
                cloudInit(),
                claim("PCIDeviceClaim"),
                claim("USBDeviceClaim"),
                device("SRIOVNetworkDevice", "spec.numVFs", "the virtual functions of the card are made anew"),
                device("SRIOVGPUDevice", "spec.enabled", "the virtual GPUs of the card come or go"),
                device("VGPUDevice", "spec", "the virtual GPU is made anew"),
                device("MigConfiguration", "spec", "the GPU is partitioned anew"));
    }

    private static EffectTable disk() {
        String removed = "the disk is taken out of the storage: its replicas are evicted to other disks";
        return EffectTable.of("harvesterhci.io/BlockDevice")
                .row(
                        "spec.provision",
                        "becomes true",
                        field -> field.becomes(PROVISION, Bool.TRUE),
                        Level.DATA_LOSS,
                        "the disk is formatted")
                .row(
                        "spec.provision",
                        "becomes false",
                        field -> field.wasUntilNow(PROVISION, Bool.TRUE),
                        Level.DISRUPTION,
                        removed)
                .row(
                        "spec.fileSystem.forceFormatted",
                        "becomes true",
                        field -> field.becomes(FORCED, Bool.TRUE),
                        Level.DATA_LOSS,
                        "the disk is formatted")
                .row(
                        "spec.fileSystem.provisioned",
                        "becomes false or goes",
                        NodeTables::isReleased,
                        Level.DISRUPTION,
                        removed)
                .row(
                        "spec.provisioner",
                        "the disk is provisioned",
                        field -> field.valueBefore(PROVISION)
                                        .filter(Bool.TRUE::equals)
                                        .isPresent()
                                && field.valueBefore(PROVISIONER).isPresent(),
                        Level.DISRUPTION,
                        "the disk moves to another kind of storage")
                .row("spec", Level.LIVE, "");
    }

    private static boolean isReleased(ChangedField field) {
        return field.wasUntilNow(PROVISIONED, Bool.TRUE);
    }

    private static EffectTable cloudInit() {
        return EffectTable.of("node.harvesterhci.io/CloudInit")
                .row(
                        "spec.filename",
                        Level.NEXT_START,
                        "takes effect when the nodes reboot; the file of the old name stays on the nodes")
                .row("spec.paused", Level.LIVE, "")
                .row("spec", Level.NEXT_START, "takes effect when the nodes reboot");
    }

    private static EffectTable claim(String kind) {
        return device(kind).row("spec", Level.RECREATE, "the device goes back to the host and is claimed anew");
    }

    private static EffectTable device(String kind, String field, String reason) {
        return device(kind).row(field, Level.DISRUPTION, reason);
    }

    private static EffectTable device(String kind) {
        return EffectTable.of("devices.harvesterhci.io/" + kind);
    }
}
