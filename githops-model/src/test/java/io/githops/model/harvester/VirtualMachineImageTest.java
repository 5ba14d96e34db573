package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VirtualMachineImageTest {
    private static final VirtualMachineImage UBUNTU =
            VirtualMachineImage.download("team-a", "ubuntu", "https://images.example/ubuntu.qcow2");

    @Test
    void isDownloaded() {
        assertThat(VirtualMachineImage.KIND.resource(UBUNTU)).isEqualTo(resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineImage
                        metadata: {name: ubuntu, namespace: team-a}
                        spec: {displayName: ubuntu, sourceType: download, url: https://images.example/ubuntu.qcow2}
                        """));
    }

    @Test
    void isMadeFromAVolumeOfItsNamespace() {
        var spec =
                VirtualMachineImage.fromVolume("team-a", "golden", "web-root").spec();

        assertThat(spec.sourceType()).isEqualTo(VirtualMachineImage.SourceType.EXPORT_FROM_VOLUME);
        assertThat(spec.pvcNamespace()).contains("team-a");
        assertThat(spec.pvcName()).contains("web-root");
    }

    @Test
    void hasItsStorageClassInBothPlacesThatMustAgree() {
        VirtualMachineImage stored = UBUNTU.withStorageClass("fast");

        assertThat(stored.storageClass()).contains("fast");
        assertThat(stored.spec().targetStorageClassName()).contains("fast");
        assertThat(stored.metadata().annotations()).containsEntry("harvesterhci.io/storageClassName", "fast");
    }

    @Test
    void isAnEncryptedCopyInAStorageClassOfItsOwn() {
        var copy = VirtualMachineImage.encrypted("team-a", "secure", "default", "ubuntu", "encrypted");

        assertThat(copy.storageClass()).contains("encrypted");
        assertThat(copy.spec().securityParameters().orElseThrow().sourceImageName())
                .isEqualTo("ubuntu");
    }

    @Test
    void isMarkedForWhatItIs() {
        VirtualMachineImage marked =
                UBUNTU.withUpgradeImage(true).withOsType("linux").withImageType("iso");

        assertThat(marked.isUpgradeImage()).isTrue();
        assertThat(marked.osType()).contains("linux");
        assertThat(marked.imageType()).contains("iso");
        assertThat(marked.displayNameLabel()).isEmpty();
        assertThat(marked.metadata().annotations()).containsEntry("harvesterhci.io/os-upgrade-image", "True");
        assertThat(marked.withUpgradeImage(false).isUpgradeImage()).isFalse();
    }

    @Test
    void doesNotShowItsAddressWhichMayHoldCredentials() {
        assertThat(UBUNTU.editSpec(spec -> spec.withUrl("https://me:hunter2@images.example/a")))
                .asString()
                .doesNotContain("hunter2");
    }
}
