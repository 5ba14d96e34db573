package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import io.githops.tree.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Harvester checks of a machine's volumes. */
final class MachineVolumeRules {
    private static final String TEMPLATES = "metadata.annotations[\"" + Keys.VOLUME_CLAIM_TEMPLATES + "\"]";

    private final Machine machine;
    private final ClusterObjects objects;

    private MachineVolumeRules(Machine machine, ClusterObjects objects) {
        this.machine = machine;
        this.objects = objects;
    }

    static void check(@Nullable Machine live, Machine machine, ClusterObjects objects, Refusals refusals) {
        var rules = new MachineVolumeRules(machine, objects);
        refusals.check(rules::checkTemplates);
        refusals.check(rules::checkCompactDiscs);
        refusals.check(rules::checkClaims);
        refusals.check(rules::checkStorageClasses);
        if (live != null) {
            refusals.check(() -> rules.checkChangedTemplates(live));
        }
    }

    private void checkTemplates() throws RefusedException {
        if (!machine.volumeClaimTemplates().isReadable()) {
            throw Webhook.HARVESTER.invalid(
                    "machine-volume-claim-templates",
                    TEMPLATES,
                    "annotation " + Keys.VOLUME_CLAIM_TEMPLATES + " must be a JSON list of claims with metadata.name");
        }
    }

    private void checkCompactDiscs() throws RefusedException {
        for (MachinePart part : machine.spec().parts(MachinePart.DISKS)) {
            Mapping disk = part.tree();
            Optional<Mapping> volume = machine.spec().volumes().stream()
                    .filter(candidate -> MachineSpec.name(candidate).equals(MachineSpec.name(disk)))
                    .findFirst();
            boolean isChangeable = volume.isEmpty() || LiveUpdate.isHotplugged(volume.get());
            if (disk.has("cdrom")
                    && isChangeable
                    && !disk.mapping("cdrom").text("bus").orElse("").equals("sata")) {
                throw Webhook.HARVESTER.invalid(
                        "machine-cd-rom-bus",
                        part.field() + ".cdrom.bus",
                        "CD-ROM disk " + MachineSpec.name(disk) + " must use the sata bus");
            }
        }
    }

    private void checkClaims() throws RefusedException {
        for (MachinePart volume : machine.spec().parts(MachinePart.VOLUMES)) {
            Optional<ApiObject> claim = volume.tree()
                    .mapping("persistentVolumeClaim")
                    .text("claimName")
                    .flatMap(name -> HarvesterKind.VOLUME_CLAIM.find(objects, machine.namespace(), name));
            if (claim.isPresent()) {
                checkClaim(volume, claim.get());
            }
        }
    }

    private void checkClaim(MachinePart volume, ApiObject claim) throws RefusedException {
        if (claim.isAnnotated(Keys.GOLDEN_IMAGE, "true")
                && machine.object().label("migration.harvesterhci.io/imported").isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "machine-golden-image",
                    volume.field(),
                    "cannot use golden image PVC " + claim.qualifiedName() + " as a volume");
        }
        if (isShareable(machine, volume.name()) || isSharedByItself(claim)) {
            return;
        }
        for (ApiObject object : HarvesterKind.VIRTUAL_MACHINE.in(objects, machine.namespace())) {
            var other = new Machine(object);
            if (!other.name().equals(machine.name()) && usesAlone(other, claim.name())) {
                throw Webhook.HARVESTER.invalid(
                        "machine-volume-taken",
                        volume.field(),
                        "the volume " + claim.name() + " is already used by VM " + other.name());
            }
        }
    }

    /** Claims of many writers on any storage but Longhorn's need no flag to be shared. */
    private boolean isSharedByItself(ApiObject claim) {
        return claim.spec().sequence("accessModes").texts().contains("ReadWriteMany")
                && claim.spec()
                        .text("storageClassName")
                        .flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name))
                        .flatMap(storageClass -> storageClass.tree().text("provisioner"))
                        .filter(provisioner -> !provisioner.equals(StorageClassRules.LONGHORN))
                        .isPresent();
    }

    private static boolean usesAlone(Machine machine, String claim) {
        return machine.spec().volumes().stream()
                .anyMatch(volume -> volume.mapping("persistentVolumeClaim")
                                .text("claimName")
                                .filter(claim::equals)
                                .isPresent()
                        && !isShareable(machine, MachineSpec.name(volume)));
    }

    private static boolean isShareable(Machine machine, String volume) {
        return machine.spec().disks().stream()
                .anyMatch(disk -> MachineSpec.name(disk).equals(volume) && Bool.TRUE.equals(disk.get("shareable")));
    }

    private void checkStorageClasses() throws RefusedException {
        for (VolumeClaimTemplates.Entry entry : machine.volumeClaimTemplates().entries()) {
            Optional<String> name = entry.storageClass();
            if (name.isPresent() && HarvesterKind.STORAGE_CLASS.isMissing(objects, "", name.get())) {
                throw Webhook.HARVESTER.internal(
                        "machine-storage-class-missing",
                        templateField(entry),
                        "storageclasses.storage.k8s.io \"" + name.get() + "\" not found");
            }
        }
    }

    private void checkChangedTemplates(Machine live) throws RefusedException {
        VolumeClaimTemplates before = live.volumeClaimTemplates();
        for (VolumeClaimTemplates.Entry entry : machine.volumeClaimTemplates().entries()) {
            Optional<VolumeClaimTemplates.Entry> old = before.find(entry.name());
            if (old.isPresent()) {
                checkSameStorageClass(old.get(), entry);
                checkSize(old.get(), entry);
            }
        }
    }

    private static void checkSameStorageClass(VolumeClaimTemplates.Entry old, VolumeClaimTemplates.Entry entry)
            throws RefusedException {
        if (old.storageClass().isPresent()
                && entry.storageClass().isPresent()
                && !old.storageClass().equals(entry.storageClass())) {
            throw Webhook.HARVESTER.invalid(
                    "machine-volume-storage-class",
                    templateField(entry),
                    "storageClassName of volume claim template " + entry.name() + " is immutable");
        }
    }

    private void checkSize(VolumeClaimTemplates.Entry old, VolumeClaimTemplates.Entry entry) throws RefusedException {
        Quantity before = old.size().orElse(Quantity.ZERO);
        Quantity wanted = entry.size().orElse(Quantity.ZERO);
        if (wanted.compareTo(before) < 0) {
            throw Webhook.HARVESTER.invalid(
                    "machine-volume-shrink",
                    templateField(entry),
                    "volume claim template " + entry.name() + " can't be shrunk from " + before + " to " + wanted);
        }
        if (wanted.compareTo(before) <= 0) {
            return;
        }
        Optional<ApiObject> claim = HarvesterKind.VOLUME_CLAIM.find(objects, machine.namespace(), entry.name());
        if (claim.isPresent()) {
            Expansion.check(claim.get(), objects);
        } else if (HarvesterKind.VOLUME_CLAIM.isComplete(objects)) {
            throw Webhook.HARVESTER.internal(
                    "machine-volume-missing",
                    templateField(entry),
                    "persistentvolumeclaims \"" + entry.name() + "\" not found");
        }
    }

    /** One entry of the list in the annotation. */
    private static String templateField(VolumeClaimTemplates.Entry entry) {
        return FieldPath.parse(TEMPLATES).item("name", entry.name()).toString();
    }
}
