package io.githops.model;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvesterAuthorshipTest {
    @ParameterizedTest
    @CsvSource({
        "kubevirt.io, VirtualMachine, USER",
        "kubevirt.io, VirtualMachineInstance, SYSTEM",
        "kubevirt.io, VirtualMachineInstanceMigration, SYSTEM",
        "'', PersistentVolumeClaim, USER",
        "'', Node, EDIT",
        "devices.harvesterhci.io, Node, SYSTEM",
        "harvesterhci.io, VirtualMachineImage, USER",
        "harvesterhci.io, Setting, EDIT",
        "harvesterhci.io, BlockDevice, EDIT",
        "harvesterhci.io, UpgradeLog, SYSTEM",
        "harvesterhci.io, VirtualMachineBackup, ACTION",
        "harvesterhci.io, VirtualMachineRestore, ACTION",
        "harvesterhci.io, Upgrade, ACTION",
        "harvesterhci.io, Version, USER",
        "network.harvesterhci.io, VlanStatus, SYSTEM",
        "snapshot.storage.k8s.io, VolumeSnapshot, ACTION",
        "snapshot.storage.k8s.io, VolumeSnapshotContent, SYSTEM",
        "cdi.kubevirt.io, StorageProfile, SYSTEM",
        "devices.harvesterhci.io, PCIDevice, SYSTEM",
        "devices.harvesterhci.io, PCIDeviceClaim, USER",
        "devices.harvesterhci.io, VGPUDevice, EDIT",
        "node.harvesterhci.io, CloudInit, USER",
        "node.harvesterhci.io, Ksmtuned, EDIT",
        "node.harvesterhci.io, NodeConfig, SYSTEM",
        "migration.harvesterhci.io, VirtualMachineImport, ACTION",
        "management.harvesterhci.io, UpgradePlan, ACTION",
        "kubeovn.io, IP, SYSTEM"
    })
    void isKnownOfKinds(String group, String kind, Authorship expected) {
        assertThat(Kinds.harvester().find(group, kind).orElseThrow().authorship())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            network.harvesterhci.io/v1beta1 | ClusterNetwork | name: mgmt | EDIT
            network.harvesterhci.io/v1beta1 | ClusterNetwork | name: shop | USER
            network.harvesterhci.io/v1beta1 | VlanConfig | name: mgmt-vlanconfig-node1 | SYSTEM
            network.harvesterhci.io/v1beta1 | LinkMonitor | name: nic | SYSTEM
            v1 | ConfigMap | name: harvester-node-disk-manager, namespace: harvester-system | EDIT
            v1 | ConfigMap | name: harvester-node-disk-manager, namespace: shop | USER
            v1 | ConfigMap | name: shop-inventory, namespace: default, annotations: {githops.io/inventory: head} | SYSTEM
            v1 | ResourceQuota | name: q, labels: {resourcequota.management.cattle.io/default-resource-quota: "true"} | SYSTEM
            harvesterhci.io/v1beta1 | Addon | name: a, labels: {addon.harvesterhci.io/experimental: "true"} | USER
            harvesterhci.io/v1beta1 | Addon | name: rancher-logging | EDIT
            storage.k8s.io/v1 | StorageClass | name: harvester-longhorn | EDIT
            storage.k8s.io/v1 | StorageClass | name: longhorn-static | SYSTEM
            storage.k8s.io/v1 | StorageClass | name: lh-2c3a7e1c-5b0e-4f6a-9a55-0d9e3ab6a1f2 | SYSTEM
            storage.k8s.io/v1 | StorageClass | name: longhorn-image-x7k2p | SYSTEM
            storage.k8s.io/v1 | StorageClass | name: longhorn-fast | USER
            storage.k8s.io/v1 | StorageClass | name: a, annotations: {harvesterhci.io/is-reserved-storageclass: "true"} | SYSTEM
            k8s.cni.cncf.io/v1 | NetworkAttachmentDefinition | name: a, namespace: harvester-system | SYSTEM
            k8s.cni.cncf.io/v1 | NetworkAttachmentDefinition | name: a, namespace: shop | USER
            cdi.kubevirt.io/v1beta1 | DataVolume | name: a, ownerReferences: [{kind: VirtualMachineImage, name: i}] | SYSTEM
            snapshot.storage.k8s.io/v1 | VolumeSnapshot | name: a, ownerReferences: [{kind: VirtualMachineBackup, name: b}] | SYSTEM
            snapshot.storage.k8s.io/v1 | VolumeSnapshotClass | name: longhorn | SYSTEM
            kubeovn.io/v1 | Subnet | name: join | SYSTEM
            kubeovn.io/v1 | Vpc | name: ovn-cluster | SYSTEM
            """)
    void isKnownOfWhatAClusterComesWith(String apiVersion, String kind, String metadata, Authorship expected) {
        Resource object =
                resource("{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {" + metadata + "}}");

        assertThat(Kinds.harvester()
                        .find(object.groupVersionKind())
                        .orElseThrow()
                        .authorship(object))
                .isEqualTo(expected);
    }

    @Test
    void isTheUsersForKindsThatDoNotSayOtherwise() {
        ResourceKind<Mapping> kind = ResourceKind.builder("example.com/v1", "Pool")
                .authorshipWhen(pool -> pool.name().equals("default"), Authorship.EDIT)
                .build();

        Resource usual = resource("{apiVersion: example.com/v1, kind: Pool, metadata: {name: a}}");
        Resource initial = resource("{apiVersion: example.com/v1, kind: Pool, metadata: {name: default}}");
        assertThat(kind.authorship(usual)).isEqualTo(Authorship.USER);
        assertThat(kind.withView(Mapping.class).authorship(initial)).isEqualTo(Authorship.EDIT);
    }
}
