package io.githops.model;

import static io.githops.model.ReferenceRows.CDI;
import static io.githops.model.ReferenceRows.HARVESTER;
import static io.githops.model.ReferenceRows.KUBEVIRT;
import static io.githops.model.ReferenceRows.SNAPSHOTS;
import static io.githops.model.ReferenceRows.STORAGE;

import io.githops.model.ReferenceRule.Format;
import java.util.List;
import java.util.stream.Stream;

/** What volumes, their classes, images and backups name. */
final class StorageReferences {
    private StorageReferences() {}

    static List<ReferenceRule> claim() {
        return new ReferenceRows("")
                .add("spec.storageClassName", STORAGE, "StorageClass", Format.CLUSTER)
                .soft(
                        "metadata.annotations[\"harvesterhci.io/imageId\"]",
                        HARVESTER,
                        "VirtualMachineImage",
                        Format.QUALIFIED)
                .soft("spec.dataSource", "", "PersistentVolumeClaim", Format.OBJECT)
                .soft("spec.dataSourceRef", "", "PersistentVolumeClaim", Format.OBJECT)
                .rules();
    }

    static List<ReferenceRule> storageClass() {
        var rows = new ReferenceRows("");
        Stream.of("provisioner", "node-publish", "node-stage", "node-expand", "controller-expand")
                .map(stage -> "csi.storage.k8s.io/" + stage + "-secret-")
                .forEach(secret ->
                        rows.beside("parameters[\"" + secret + "name\"]", secret + "namespace", "", "Secret"));
        return rows.add(
                        "metadata.annotations[\"cdi.harvesterhci.io/storageProfileVolumeSnapshotClass\"]",
                        SNAPSHOTS,
                        "VolumeSnapshotClass",
                        Format.CLUSTER)
                .add(volumeGroup("parameters.vgName"))
                .rules();
    }

    static ReferenceRule volumeGroup(String place) {
        return ReferenceRule.of(place, HARVESTER, "LVMVolumeGroup", Format.SAME_NAMESPACE)
                .inNamespace("harvester-system");
    }

    static List<ReferenceRule> snapshot() {
        return new ReferenceRows("spec.")
                .claims("source.persistentVolumeClaimName")
                .soft("source.volumeSnapshotContentName", SNAPSHOTS, "VolumeSnapshotContent", Format.CLUSTER)
                .soft("volumeSnapshotClassName", SNAPSHOTS, "VolumeSnapshotClass", Format.CLUSTER)
                .rules();
    }

    /** @param spec where the spec stands, with a dot at its end */
    static List<ReferenceRule> dataVolume(String spec) {
        return new ReferenceRows(spec)
                .soft("source.pvc", "", "PersistentVolumeClaim", Format.OBJECT)
                .soft("source.snapshot", SNAPSHOTS, "VolumeSnapshot", Format.OBJECT)
                .soft("sourceRef", CDI, "DataSource", Format.OBJECT)
                .secrets(
                        "source.http.secretRef",
                        "source.s3.secretRef",
                        "source.gcs.secretRef",
                        "source.registry.secretRef",
                        "source.imageio.secretRef",
                        "source.vddk.secretRef")
                .configMaps(
                        "source.http.certConfigMap",
                        "source.s3.certConfigMap",
                        "source.registry.certConfigMap",
                        "source.imageio.certConfigMap")
                .soft("pvc.storageClassName", STORAGE, "StorageClass", Format.CLUSTER)
                .soft("storage.storageClassName", STORAGE, "StorageClass", Format.CLUSTER)
                .rules();
    }

    static List<ReferenceRule> dataSource() {
        return new ReferenceRows("spec.source.")
                .soft("pvc", "", "PersistentVolumeClaim", Format.OBJECT)
                .soft("snapshot", SNAPSHOTS, "VolumeSnapshot", Format.OBJECT)
                .soft("dataSource", CDI, "DataSource", Format.OBJECT)
                .rules();
    }

    static List<ReferenceRule> image() {
        return new ReferenceRows("")
                .add(
                        "metadata.annotations[\"harvesterhci.io/storageClassName\"]",
                        STORAGE,
                        "StorageClass",
                        Format.CLUSTER)
                .add("spec.targetStorageClassName", STORAGE, "StorageClass", Format.CLUSTER)
                .beside("spec.pvcName", "pvcNamespace", "", "PersistentVolumeClaim")
                .beside(
                        "spec.securityParameters.sourceImageName",
                        "sourceImageNamespace",
                        HARVESTER,
                        "VirtualMachineImage")
                .rules();
    }

    static List<ReferenceRule> schedule() {
        return new ReferenceRows("spec.vmbackup.")
                .soft("source", KUBEVIRT, "VirtualMachine", Format.OBJECT)
                .add(backupTarget("spec.vmbackup.type"))
                .rules();
    }

    static List<ReferenceRule> backup() {
        return new ReferenceRows("spec.")
                .add("source", KUBEVIRT, "VirtualMachine", Format.OBJECT)
                .add(backupTarget("spec.type"))
                .rules();
    }

    private static ReferenceRule backupTarget(String type) {
        return ReferenceRule.of(type, HARVESTER, "Setting", Format.CLUSTER).standingFor("backup", "backup-target");
    }

    static List<ReferenceRule> restore() {
        return new ReferenceRows("spec.")
                .beside("virtualMachineBackupName", "virtualMachineBackupNamespace", HARVESTER, "VirtualMachineBackup")
                .soft("target", KUBEVIRT, "VirtualMachine", Format.OBJECT)
                .rules();
    }
}
