package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineSpec;
import io.githops.diff.admission.SettingValues;
import io.githops.diff.admission.StorageClassRules;
import io.githops.diff.admission.VolumeClaims;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The volumes of a machine that a backup copies: those behind volume claims. */
final class BackupVolumes {
    private static final int REMOTE_NAME_LENGTH = 16;

    private final Backup backup;
    private final Machine machine;
    private final StoredObjects objects;

    BackupVolumes(Backup backup, Machine machine, StoredObjects objects) {
        this.backup = backup;
        this.machine = machine;
        this.objects = objects;
    }

    /** The name of the claim behind a volume of a machine. */
    static Optional<String> claimName(Mapping volume) {
        return volume.mapping("persistentVolumeClaim")
                .text("claimName")
                .or(() -> volume.mapping("dataVolume").text("name"));
    }

    /** The name of a volume's copy on the backup target. */
    static Text remoteName(Mapping volume) {
        String hash = Derived.hash(volume.text("name").orElse(""));
        return new Text("backup-" + hash.substring(0, REMOTE_NAME_LENGTH));
    }

    Optional<String> missingClaim() {
        return volumes().stream()
                .flatMap(volume -> claimName(volume).stream())
                .filter(name -> !HarvesterKind.VOLUME_CLAIM.exists(objects, machine.namespace(), name))
                .findFirst();
    }

    boolean areBound() {
        return volumes().stream().flatMap(volume -> claim(volume).stream()).allMatch(VolumeClaimLife::isBound);
    }

    /** One entry for each volume, not copied yet. */
    Sequence tree() {
        List<Mapping> entries = new ArrayList<>();
        for (Mapping volume : volumes()) {
            claim(volume).ifPresent(claim -> entries.add(entry(volume, claim)));
        }
        return Sequence.of(entries);
    }

    /** The snapshot class for the volumes of each storage driver. */
    Mapping snapshotClasses() {
        Mapping config = new SettingValues(objects).json("csi-driver-config");
        Map<String, String> classes = new TreeMap<>();
        for (Mapping volume : volumes()) {
            String driver = claim(volume).map(this::driver).orElse(StorageClassRules.LONGHORN);
            config.mapping(driver)
                    .text(backup.isSnapshot() ? "volumeSnapshotClassName" : "backupVolumeSnapshotClassName")
                    .or(() -> ownSnapshotClass(driver))
                    .ifPresent(name -> classes.put(driver, name));
        }
        return Mapping.ofTexts(classes);
    }

    private Optional<String> ownSnapshotClass(String driver) {
        return Optional.of(backup.isSnapshot() ? "longhorn-snapshot" : "longhorn")
                .filter(name -> driver.equals(StorageClassRules.LONGHORN));
    }

    private List<Mapping> volumes() {
        return machine.spec().tree().sequence("volumes").mappings().stream()
                .filter(volume -> claimName(volume).isPresent())
                .toList();
    }

    private Optional<ApiObject> claim(Mapping volume) {
        return claimName(volume).flatMap(name -> HarvesterKind.VOLUME_CLAIM.find(objects, machine.namespace(), name));
    }

    private Mapping entry(Mapping volume, ApiObject claim) {
        Mapping metadata = Mapping.builder()
                .put("name", claim.name())
                .put("namespace", claim.namespace())
                .putIfPresent("labels", claim.metadata().get("labels"))
                .putIfPresent("annotations", claim.metadata().get("annotations"))
                .build();
        return Mapping.builder()
                .put("name", backup.object().name() + "-volume-" + claim.name())
                .put("volumeName", MachineSpec.name(volume))
                .put("csiDriverName", driver(claim))
                .put("persistentVolumeClaim", Mapping.of("metadata", metadata, "spec", claim.spec()))
                .put("volumeSize", Num.of(VolumeClaims.size(claim).value().longValue()))
                .put("progress", Num.of(0))
                .put("readyToUse", Bool.FALSE)
                .build();
    }

    private String driver(ApiObject claim) {
        return claim.spec()
                .text("storageClassName")
                .flatMap(name -> HarvesterKind.STORAGE_CLASS.find(objects, name))
                .flatMap(storageClass -> storageClass.tree().text("provisioner"))
                .orElse(StorageClassRules.LONGHORN);
    }
}
