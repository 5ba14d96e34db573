package io.githops.model.storage;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Quantity;
import io.githops.model.kubernetes.NamespacedReference;
import io.githops.model.kubernetes.PersistentVolumeClaim;
import org.junit.jupiter.api.Test;

class DataVolumeTest {
    private static final DataVolume.StorageSpec TEN =
            DataVolume.StorageSpec.of("harvester-longhorn", Quantity.parse("10Gi"));

    @Test
    void isFilledFromAUrl() {
        DataVolume volume = DataVolume.of("shop", "disk", DataVolumeSource.fromUrl("https://example.org/a.img"), TEN);

        assertThat(DataVolume.KIND.resource(volume)).isEqualTo(resource("""
                apiVersion: cdi.kubevirt.io/v1beta1
                kind: DataVolume
                metadata: {namespace: shop, name: disk}
                spec:
                  source: {http: {url: https://example.org/a.img}}
                  storage:
                    resources: {requests: {storage: 10Gi}}
                    storageClassName: harvester-longhorn
                """));
    }

    @Test
    void startsEmptyWithAMappingWithoutFields() {
        DataVolume volume = DataVolume.of("shop", "disk", DataVolumeSource.empty(), TEN);

        assertThat(DataVolume.KIND.resource(volume).tree().mapping("spec", "source"))
                .isEqualTo(tree("{blank: {}}"));
    }

    @Test
    void copiesVolumesSnapshotsAndContainerImages() {
        assertThat(DataVolumeSource.fromVolume("shop", "golden").pvc())
                .contains(NamespacedReference.of("shop", "golden"));
        assertThat(DataVolumeSource.fromSnapshot("shop", "nightly").snapshot())
                .contains(NamespacedReference.of("shop", "nightly"));
        assertThat(DataVolumeSource.fromRegistry("docker://example.org/disk:1")
                        .registry()
                        .flatMap(DataVolumeSource.Registry::url))
                .contains("docker://example.org/disk:1");
        assertThat(DataSource.Source.volume("shop", "golden").pvc()).contains(NamespacedReference.of("shop", "golden"));
    }

    @Test
    void isClaimedAsAnyVolumeIs() {
        var volume = resource("""
                apiVersion: cdi.kubevirt.io/v1beta1
                kind: DataVolume
                metadata: {namespace: shop, name: disk}
                spec: {source: {blank: {}}, pvc: {accessModes: [ReadWriteMany], volumeMode: Block}}
                status: {phase: CSICloneInProgress, progress: N/A}
                """).as(DataVolume.KIND);

        assertThat(volume.spec().pvc().orElseThrow().volumeMode()).contains(PersistentVolumeClaim.VolumeMode.BLOCK);
        assertThat(volume.status().flatMap(DataVolume.Status::phase)).contains(DataVolume.Phase.CSI_CLONE_IN_PROGRESS);
    }

    @Test
    void isMadeAgainAndAgain() {
        var template = DataImportCron.Template.of(DataVolumeSource.fromRegistry("docker://example.org/disk"), TEN);

        assertThat(template.spec().storage()).contains(TEN);
        assertThat(template.spec().source().flatMap(DataVolumeSource::registry)).isPresent();
    }
}
