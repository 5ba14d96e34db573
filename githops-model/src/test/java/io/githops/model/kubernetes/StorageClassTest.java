package io.githops.model.kubernetes;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.kubernetes.PersistentVolumeClaim.AccessMode;
import io.githops.model.kubernetes.PersistentVolumeClaim.VolumeMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorageClassTest {
    private static final StorageClass CLASS = StorageClass.longhorn("fast", 2);

    @Test
    void letsMachinesMigrateWithItsVolumes() {
        assertThat(CLASS.provisioner()).isEqualTo("driver.longhorn.io");
        assertThat(CLASS.parameters()).containsEntry("numberOfReplicas", "2").containsEntry("migratable", "true");
    }

    @Test
    void takesOtherParametersOfLonghorn() {
        StorageClass encrypted =
                CLASS.withLonghornParameters(CLASS.longhornParameters().withEncryption("longhorn-system", "crypto"));

        assertThat(encrypted.longhornParameters().isEncrypted()).isTrue();
        assertThat(encrypted.longhornParameters().numberOfReplicas()).contains(2);
    }

    @Test
    void keepsVolumesOnTheDisksOfOneNode() {
        assertThat(StorageClass.KIND.resource(StorageClass.lvm("local", "node-1", "vg01", StorageClass.LvmType.THIN)))
                .isEqualTo(resource("""
                        apiVersion: storage.k8s.io/v1
                        kind: StorageClass
                        metadata: {name: local}
                        provisioner: lvm.driver.harvesterhci.io
                        parameters: {type: dm-thin, vgName: vg01}
                        reclaimPolicy: Delete
                        volumeBindingMode: WaitForFirstConsumer
                        allowVolumeExpansion: true
                        allowedTopologies:
                        - matchLabelExpressions:
                          - {key: topology.lvm.csi/node, values: [node-1]}
                        """));
    }

    @Test
    void isTheOneThatClaimsGetWhichNameNone() {
        assertThat(CLASS.isDefault()).isFalse();
        assertThat(CLASS.withDefault(true).isDefault()).isTrue();
        assertThat(CLASS.withDefault(true).withDefault(false).isDefault()).isFalse();
        assertThat(CLASS.isReserved()).isFalse();
    }

    @Test
    void saysHowTheImporterUsesIt() {
        Map<VolumeMode, List<AccessMode>> modes = Map.of(VolumeMode.BLOCK, List.of(AccessMode.READ_WRITE_ONCE));
        StorageClass profiled = CLASS.importProfile()
                .withAccessModes(modes)
                .importProfile()
                .withCloneStrategy(ImportProfile.CloneStrategy.SNAPSHOT)
                .importProfile()
                .withVolumeSnapshotClass("longhorn-snapshot")
                .importProfile()
                .withFilesystemOverhead(new BigDecimal("0.055"));

        assertThat(profiled.metadata().annotation("cdi.harvesterhci.io/storageProfileVolumeModeAccessModes"))
                .contains("{\"Block\":[\"ReadWriteOnce\"]}");
        assertThat(profiled.importProfile().accessModes()).isEqualTo(modes);
        assertThat(profiled.importProfile().cloneStrategy()).contains(ImportProfile.CloneStrategy.SNAPSHOT);
        assertThat(profiled.importProfile().volumeSnapshotClass()).contains("longhorn-snapshot");
        assertThat(profiled.importProfile().filesystemOverhead()).contains(new BigDecimal("0.055"));
    }

    @Test
    void takesAShareOfTheFileSystemAsHarvesterWantsIt() {
        ImportProfile profile = CLASS.importProfile();

        assertThat(profile.withFilesystemOverhead(new BigDecimal("0.0500"))
                        .metadata()
                        .annotation("cdi.harvesterhci.io/filesystemOverhead"))
                .contains("0.05");
        assertThat(profile.withFilesystemOverhead(new BigDecimal("1.0"))
                        .metadata()
                        .annotation("cdi.harvesterhci.io/filesystemOverhead"))
                .contains("1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile.withFilesystemOverhead(new BigDecimal("0.0555")))
                .withMessageContaining("at most three decimal places");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile.withFilesystemOverhead(new BigDecimal("5.5")))
                .withMessageContaining("from 0 to 1");
    }
}
