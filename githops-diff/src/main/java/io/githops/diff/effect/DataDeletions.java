package io.githops.diff.effect;

import static io.githops.diff.effect.WholeRule.deletion;

import io.githops.model.Effect.Level;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which data goes with volumes, images, backups and namespaces. */
final class DataDeletions {
    private static final String STORAGE = "storage.k8s.io";
    private static final FieldPath BACKUP_TYPE = FieldPath.of("spec", "type");
    private static final FieldPath BACKEND = FieldPath.of("spec", "backend");

    /** What is counted in a namespace, by group and kind. */
    private static final List<List<String>> COUNTED = List.of(
            List.of("kubevirt.io", "VirtualMachine"),
            List.of("", "PersistentVolumeClaim"),
            List.of("harvesterhci.io", "VirtualMachineImage"),
            List.of("harvesterhci.io", "VirtualMachineBackup"),
            List.of("snapshot.storage.k8s.io", "VolumeSnapshot"),
            List.of("harvesterhci.io", "VirtualMachineTemplate"),
            List.of("harvesterhci.io", "KeyPair"),
            List.of("k8s.cni.cncf.io", "NetworkAttachmentDefinition"),
            List.of("loadbalancer.harvesterhci.io", "LoadBalancer"),
            List.of("", "Secret"),
            List.of("", "ConfigMap"));

    private DataDeletions() {}

    static List<WholeRule> all() {
        Predicate<WholeObject> isKept = DataDeletions::isKept;
        String volume = "the volume and everything on it";
        return List.of(
                deletion(
                        "PersistentVolumeClaim",
                        "the storage class keeps volumes (reclaimPolicy Retain)",
                        isKept,
                        Level.LIVE,
                        "the claim goes; its volume stays with its data, bound to no claim"),
                deletion(
                        "PersistentVolumeClaim",
                        "otherwise",
                        isKept.negate(),
                        Level.DATA_LOSS,
                        volume,
                        DataDeletions::size),
                deletion("cdi.kubevirt.io/DataVolume", "", any -> true, Level.DATA_LOSS, volume, DataDeletions::size),
                deletion(
                        "harvesterhci.io/VirtualMachineImage",
                        "",
                        any -> true,
                        Level.DATA_LOSS,
                        "the image; machines made from it keep their volumes",
                        image -> image.has(BACKEND, "cdi") ? "; its golden volume goes with it" : ""),
                deletion(
                        "harvesterhci.io/VirtualMachineBackup",
                        "of type snapshot",
                        backup -> backup.has(BACKUP_TYPE, "snapshot"),
                        Level.DATA_LOSS,
                        "the snapshot of the machine"),
                deletion(
                        "harvesterhci.io/VirtualMachineBackup",
                        "otherwise",
                        backup -> !backup.has(BACKUP_TYPE, "snapshot"),
                        Level.DATA_LOSS,
                        "the backup, on the backup target too"),
                deletion("harvesterhci.io/VolumeRemoteBackup", Level.DATA_LOSS, "the backup, on the backup target too"),
                deletion(
                        "snapshot.storage.k8s.io/VolumeSnapshot",
                        "its class keeps snapshots (deletionPolicy Retain)",
                        DataDeletions::isSnapshotKept,
                        Level.LIVE,
                        "the snapshot itself stays in the storage"),
                deletion(
                        "snapshot.storage.k8s.io/VolumeSnapshot",
                        "otherwise",
                        snapshot -> !isSnapshotKept(snapshot),
                        Level.DATA_LOSS,
                        "the snapshot"),
                deletion(
                        "apiextensions.k8s.io/CustomResourceDefinition",
                        Level.DATA_LOSS,
                        "the kind and every object of it"),
                deletion(
                        "Namespace",
                        "",
                        any -> true,
                        Level.DATA_LOSS,
                        "everything in the namespace",
                        DataDeletions::count));
    }

    private static boolean isKept(WholeObject claim) {
        Mapping spec = claim.tree().mapping("spec");
        return spec.text("storageClassName")
                .flatMap(name -> claim.look(STORAGE, "StorageClass", name, "reclaimPolicy"))
                .filter("Retain"::equals)
                .isPresent();
    }

    private static boolean isSnapshotKept(WholeObject snapshot) {
        return snapshot.tree()
                .mapping("spec")
                .text("volumeSnapshotClassName")
                .flatMap(
                        name -> snapshot.look("snapshot.storage.k8s.io", "VolumeSnapshotClass", name, "deletionPolicy"))
                .filter("Retain"::equals)
                .isPresent();
    }

    private static String size(WholeObject volume) {
        Mapping spec = volume.tree().mapping("spec");
        String size = spec.mapping("resources", "requests")
                .text("storage")
                .or(() -> spec.mapping("storage", "resources", "requests").text("storage"))
                .or(() -> spec.mapping("pvc", "resources", "requests").text("storage"))
                .map(amount -> " (" + amount + ")")
                .orElse("");
        List<String> users = MachineUsers.of(volume.id(), volume.objects());
        return size + (users.isEmpty() ? "" : ", used by " + String.join(", ", users));
    }

    private static String count(WholeObject namespace) {
        List<String> counts = new ArrayList<>();
        for (List<String> kind : COUNTED) {
            int number = namespace
                    .objects()
                    .list(kind.get(0), kind.get(1), namespace.resource().name())
                    .size();
            if (number > 0) {
                counts.add(number + " " + kind.get(1) + (number == 1 ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "" : ": " + String.join(", ", counts);
    }
}
