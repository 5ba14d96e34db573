package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.PlainYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarvesterReferencesTest {
    @Test
    void findWhatAMachineNames() {
        assertThat(found("""
                        apiVersion: kubevirt.io/v1
                        kind: VirtualMachine
                        metadata:
                          name: web
                          namespace: team
                          annotations:
                            harvesterhci.io/volumeClaimTemplates: >-
                              [{"metadata": {"name": "root",
                              "annotations": {"harvesterhci.io/imageId": "images/debian"}},
                              "spec": {"storageClassName": "fast"}, "targetVolume": "root-2"}]
                        spec:
                          instancetype: {name: small}
                          preference: {name: linux, kind: VirtualMachinePreference}
                          template:
                            metadata:
                              annotations:
                                harvesterhci.io/sshNames: '["keys/admin"]'
                                harvesterhci.io/dynamic-ssh-key-names: '{"team-keys": ["a"]}'
                            spec:
                              networks:
                                - {name: a, multus: {networkName: nets/vlan1}}
                                - {name: b, multus: {networkName: local}}
                              domain: {devices: {hostDevices: [{name: node1-000004000, deviceName: nvidia.com/T4}]}}
                              volumes:
                                - {name: root, persistentVolumeClaim: {claimName: root}}
                                - {name: init, cloudInitNoCloud: {secretRef: {name: init}}}
                                - {name: data, dataVolume: {name: data}}
                        """))
                .containsExactlyInAnyOrder(
                        "HARD Namespace team",
                        "HARD StorageClass fast (storage.k8s.io)",
                        "SOFT VirtualMachineImage images/debian (harvesterhci.io)",
                        "HARD PersistentVolumeClaim team/root-2",
                        "SOFT KeyPair keys/admin (harvesterhci.io)",
                        "SOFT Secret team/team-keys",
                        "SOFT PersistentVolumeClaim team/root",
                        "SOFT Secret team/init",
                        "SOFT DataVolume team/data (cdi.kubevirt.io)",
                        "HARD NetworkAttachmentDefinition nets/vlan1 (k8s.cni.cncf.io)",
                        "HARD NetworkAttachmentDefinition team/local (k8s.cni.cncf.io)",
                        "SOFT PCIDeviceClaim node1-000004000 (devices.harvesterhci.io)",
                        "SOFT USBDeviceClaim node1-000004000 (devices.harvesterhci.io)",
                        "HARD VirtualMachineClusterInstancetype small (instancetype.kubevirt.io)",
                        "HARD VirtualMachinePreference team/linux (instancetype.kubevirt.io)");
    }

    @Test
    void findWhatATemplateNames() {
        assertThat(found("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineTemplateVersion
                        metadata: {name: web-1, namespace: team}
                        spec:
                          templateId: team/web
                          keyPairIds: [team/admin]
                          imageId: images/debian
                          vm:
                            spec: {template: {spec: {volumes: [{name: a, secret: {secretName: conf}}]}}}
                        """))
                .contains(
                        "HARD VirtualMachineTemplate team/web (harvesterhci.io)",
                        "HARD KeyPair team/admin (harvesterhci.io)",
                        "SOFT VirtualMachineImage images/debian (harvesterhci.io)",
                        "SOFT Secret team/conf");
    }

    @Test
    void findTheClusterNetworkOfABridge() {
        assertThat(found("""
                        apiVersion: k8s.cni.cncf.io/v1
                        kind: NetworkAttachmentDefinition
                        metadata: {name: vlan1, namespace: team}
                        spec: {config: '{"type": "bridge", "bridge": "prod-br", "vlan": 1}'}
                        """))
                .containsExactly("HARD Namespace team", "HARD ClusterNetwork prod (network.harvesterhci.io)");
    }

    @Test
    void findNamesWhoseNamespaceStandsBesideThem() {
        assertThat(found("""
                        apiVersion: storage.k8s.io/v1
                        kind: StorageClass
                        metadata: {name: encrypted}
                        provisioner: driver.longhorn.io
                        parameters:
                          csi.storage.k8s.io/provisioner-secret-name: crypto
                          csi.storage.k8s.io/provisioner-secret-namespace: vault
                          csi.storage.k8s.io/node-stage-secret-name: ${pvc.name}
                        """)).containsExactly("HARD Secret vault/crypto");
        assertThat(found("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: VirtualMachineRestore
                        metadata: {name: back, namespace: team}
                        spec:
                          target: {apiGroup: kubevirt.io, kind: VirtualMachine, name: web}
                          virtualMachineBackupName: nightly
                          virtualMachineBackupNamespace: backups
                        """))
                .containsExactly(
                        "HARD Namespace team",
                        "HARD VirtualMachineBackup backups/nightly (harvesterhci.io)",
                        "SOFT VirtualMachine team/web (kubevirt.io)");
    }

    @Test
    void findNamesThatAreFieldNames() {
        assertThat(found("""
                        apiVersion: network.harvesterhci.io/v1beta1
                        kind: HostNetworkConfig
                        metadata: {name: storage}
                        spec: {clusterNetwork: prod, ips: {node1: 10.0.0.1/24}}
                        """)).containsExactly("HARD ClusterNetwork prod (network.harvesterhci.io)", "HARD Node node1");
    }

    @Test
    void findTheNetworkOfAnOverlaySubnet() {
        assertThat(found("""
                        apiVersion: kubeovn.io/v1
                        kind: Subnet
                        metadata: {name: apps}
                        spec: {provider: overlay.team.ovn, vpc: ovn-cluster}
                        """))
                .containsExactly(
                        "HARD NetworkAttachmentDefinition team/overlay (k8s.cni.cncf.io)",
                        "HARD Vpc ovn-cluster (kubeovn.io)");
    }

    @Test
    void readTheValueOfASettingAsTheSettingMeansIt() {
        assertThat(found(setting("storage-network", "{\"vlan\": 7, \"clusterNetwork\": \"prod\"}")))
                .containsExactly("HARD ClusterNetwork prod (network.harvesterhci.io)");
        assertThat(found(setting("support-bundle-namespaces", "team, other")))
                .containsExactly("SOFT Namespace team", "SOFT Namespace other");
        assertThat(found(setting("csi-driver-config", "{\"lvm\": {\"volumeSnapshotClassName\": \"lvm-snap\"}}")))
                .containsExactly("SOFT VolumeSnapshotClass lvm-snap (snapshot.storage.k8s.io)");
        assertThat(found(setting("log-level", "debug"))).isEmpty();
    }

    @Test
    void passOverWildcards() {
        assertThat(found("""
                        apiVersion: loadbalancer.harvesterhci.io/v1beta1
                        kind: IPPool
                        metadata: {name: global}
                        spec:
                          selector: {network: team/vlan1, scope: [{namespace: '*'}, {namespace: team}]}
                          ranges: [{subnet: 10.0.0.0/24}]
                        """))
                .containsExactly(
                        "HARD NetworkAttachmentDefinition team/vlan1 (k8s.cni.cncf.io)", "SOFT Namespace team");
    }

    @Test
    void findTheDeviceThatIsClaimed() {
        assertThat(found("""
                        apiVersion: devices.harvesterhci.io/v1beta1
                        kind: PCIDeviceClaim
                        metadata:
                          name: node1-000004000
                          ownerReferences:
                            - {apiVersion: devices.harvesterhci.io/v1beta1, kind: PCIDevice, name: node1-000004000, uid: u}
                        """)).containsOnly("HARD PCIDevice node1-000004000 (devices.harvesterhci.io)");
    }

    private static String setting(String name, String value) {
        return "{apiVersion: harvesterhci.io/v1beta1, kind: Setting, metadata: {name: " + name + "}, value: '" + value
                + "'}";
    }

    private static List<String> found(String yaml) {
        Resource resource = Resource.of(PlainYaml.documents(yaml).get(0));
        return Kinds.harvester().references(resource).stream()
                .map(reference -> reference.strength() + " " + reference.to())
                .toList();
    }
}
