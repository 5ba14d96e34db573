package io.githops.model.kubernetes;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Quantity;
import org.junit.jupiter.api.Test;

class PersistentVolumeClaimTest {
    private static final PersistentVolumeClaim DISK =
            PersistentVolumeClaim.disk("shop", "data", "fast", Quantity.parse("10Gi"));

    @Test
    void isADiskThatMigratesWithItsMachine() {
        assertThat(PersistentVolumeClaim.KIND.resource(DISK)).isEqualTo(resource("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {namespace: shop, name: data}
                spec:
                  accessModes: [ReadWriteMany]
                  resources: {requests: {storage: 10Gi}}
                  storageClassName: fast
                  volumeMode: Block
                """));
    }

    @Test
    void startsWithAnImage() {
        assertThat(DISK.withImageId("images/debian").imageId()).contains("images/debian");
        assertThat(DISK.imageId()).isEmpty();
        assertThat(DISK.isGoldenImage()).isFalse();
    }

    @Test
    void isFilledInFromTheProfileOfItsStorageClass() {
        assertThat(DISK.appliesStorageProfile()).isFalse();
        assertThat(DISK.withStorageProfile().appliesStorageProfile()).isTrue();
    }

    @Test
    void saysWhatMadeIt() {
        var made = DISK.editMetadata(metadata ->
                metadata.withAnnotation("volume.beta.kubernetes.io/storage-provisioner", "driver.longhorn.io"));

        assertThat(made.provisioner()).contains("driver.longhorn.io");
        assertThat(DISK.provisioner()).isEmpty();
    }
}
