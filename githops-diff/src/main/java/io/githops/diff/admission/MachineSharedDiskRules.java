package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Num;
import java.util.List;
import java.util.Optional;

/** What Harvester checks of disks that several machines use at once. */
final class MachineSharedDiskRules {
    private final Machine machine;
    private final ClusterObjects objects;

    private MachineSharedDiskRules(Machine machine, ClusterObjects objects) {
        this.machine = machine;
        this.objects = objects;
    }

    static void check(Machine machine, ClusterObjects objects, Refusals refusals) {
        var rules = new MachineSharedDiskRules(machine, objects);
        for (MachinePart disk : machine.spec().parts(MachinePart.DISKS)) {
            if (Bool.TRUE.equals(disk.tree().get("shareable"))) {
                refusals.check(() -> rules.check(disk));
            }
        }
    }

    private void check(MachinePart disk) throws RefusedException {
        if (isBootDisk(disk)) {
            throw invalid(disk, ".shareable", "is the boot disk and cannot be shareable");
        }
        if (!disk.tree().text("cache").orElse("none").equals("none")) {
            throw invalid(disk, ".cache", "is shareable and must have no cache");
        }
        String name = claimName(disk)
                .orElseThrow(() -> invalid(disk, ".shareable", "is shareable and must be a PersistentVolumeClaim"));
        if (HarvesterKind.VOLUME_CLAIM.isMissing(objects, machine.namespace(), name)) {
            throw invalid(disk, ".shareable", "is shareable, but its PVC " + name + " does not exist");
        }
        Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM.find(objects, machine.namespace(), name);
        if (claim.isPresent()) {
            checkClaim(disk, claim.get());
        }
    }

    private void checkClaim(MachinePart disk, ApiObject claim) throws RefusedException {
        boolean isBlock = claim.spec().text("volumeMode").orElse("").equals("Block");
        if (!isBlock || !claim.spec().sequence("accessModes").texts().contains("ReadWriteMany")) {
            throw invalid(
                    disk, ".shareable", "is shareable, but its PVC " + claim.name() + " is not a ReadWriteMany block");
        }
        boolean isLonghorn = claim.spec()
                .text("storageClassName")
                .flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name))
                .flatMap(storageClass -> storageClass.tree().text("provisioner"))
                .filter(StorageClassRules.LONGHORN::equals)
                .isPresent();
        if (isLonghorn) {
            throw invalid(disk, ".shareable", "is shareable, but its PVC " + claim.name() + " is of Longhorn");
        }
    }

    /** Boot order 1, or the first disk where no disk has an order. */
    private boolean isBootDisk(MachinePart disk) {
        List<MachinePart> disks = machine.spec().parts(MachinePart.DISKS);
        return disks.stream().noneMatch(other -> other.tree().has("bootOrder"))
                ? disk.index() == 0
                : Num.of(1).equals(disk.tree().get("bootOrder"));
    }

    private Optional<String> claimName(MachinePart disk) {
        return machine.spec().parts(MachinePart.VOLUMES).stream()
                .filter(volume -> volume.name().equals(disk.name()))
                .findFirst()
                .flatMap(
                        volume -> volume.tree().mapping("persistentVolumeClaim").text("claimName"));
    }

    private static RefusedException invalid(MachinePart disk, String field, String message) {
        return Webhook.HARVESTER.invalid(
                "machine-shareable-disk", disk.field() + field, "disk " + disk.name() + " " + message);
    }
}
