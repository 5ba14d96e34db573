package io.githops.model.storage;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VolumeSnapshotTest {
    @Test
    void isTakenOfAVolumeOfItsNamespace() {
        assertThat(VolumeSnapshot.KIND.resource(VolumeSnapshot.of("shop", "nightly", "disk")))
                .isEqualTo(resource("""
                        apiVersion: snapshot.storage.k8s.io/v1
                        kind: VolumeSnapshot
                        metadata: {namespace: shop, name: nightly}
                        spec: {source: {persistentVolumeClaimName: disk}}
                        """));
    }

    @Test
    void staysInTheClusterOrGoesToTheBackupTarget() {
        assertThat(VolumeSnapshotClass.longhornSnapshot("local").parameters()).containsEntry("type", "snap");
        assertThat(VolumeSnapshotClass.longhornBackup("remote").parameters()).containsEntry("type", "bak");
    }

    @Test
    void hasTheClassThatIsMarkedWhenItNamesNone() {
        VolumeSnapshotClass local = VolumeSnapshotClass.longhornSnapshot("local");

        assertThat(local.isDefault()).isFalse();
        assertThat(local.withDefault(true).isDefault()).isTrue();
        assertThat(local.withDefault(true).metadata().annotation("snapshot.storage.kubernetes.io/is-default-class"))
                .contains("true");
        assertThat(local.withDefault(true).withDefault(false).isDefault()).isFalse();
    }
}
