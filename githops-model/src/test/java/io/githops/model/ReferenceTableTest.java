package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.schema.PlainYaml;
import io.githops.tree.Mapping;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One case for each place in which an object of a bundled kind names another. */
class ReferenceTableTest {
    private static final Mapping IDENTITY = Mapping.ofTexts(Map.of("name", "a", "namespace", "team"));
    private static final String VM = "kubevirt.io/v1, kind: VirtualMachine";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {volumes: [{persistentVolumeClaim: {claimName: x}}]}            | SOFT PersistentVolumeClaim team/x | volumes[0].persistentVolumeClaim.claimName
            {volumes: [{dataVolume: {name: x}}]}                            | SOFT DataVolume team/x (cdi.kubevirt.io) | volumes[0].dataVolume.name
            {volumes: [{ephemeral: {persistentVolumeClaim: {claimName: x}}}]} | SOFT PersistentVolumeClaim team/x | volumes[0].ephemeral.persistentVolumeClaim.claimName
            {volumes: [{memoryDump: {claimName: x}}]}                       | SOFT PersistentVolumeClaim team/x | volumes[0].memoryDump.claimName
            {volumes: [{cloudInitNoCloud: {secretRef: {name: x}}}]}         | SOFT Secret team/x | volumes[0].cloudInitNoCloud.secretRef.name
            {volumes: [{cloudInitNoCloud: {networkDataSecretRef: {name: x}}}]} | SOFT Secret team/x | volumes[0].cloudInitNoCloud.networkDataSecretRef.name
            {volumes: [{cloudInitConfigDrive: {secretRef: {name: x}}}]}     | SOFT Secret team/x | volumes[0].cloudInitConfigDrive.secretRef.name
            {volumes: [{cloudInitConfigDrive: {networkDataSecretRef: {name: x}}}]} | SOFT Secret team/x | volumes[0].cloudInitConfigDrive.networkDataSecretRef.name
            {volumes: [{secret: {secretName: x}}]}                          | SOFT Secret team/x | volumes[0].secret.secretName
            {volumes: [{configMap: {name: x}}]}                             | SOFT ConfigMap team/x | volumes[0].configMap.name
            {volumes: [{sysprep: {secret: {name: x}}}]}                     | SOFT Secret team/x | volumes[0].sysprep.secret.name
            {volumes: [{sysprep: {configMap: {name: x}}}]}                  | SOFT ConfigMap team/x | volumes[0].sysprep.configMap.name
            {volumes: [{serviceAccount: {serviceAccountName: x}}]}          | SOFT ServiceAccount team/x | volumes[0].serviceAccount.serviceAccountName
            {volumes: [{containerDisk: {imagePullSecret: x}}]}              | SOFT Secret team/x | volumes[0].containerDisk.imagePullSecret
            {domain: {firmware: {kernelBoot: {container: {imagePullSecret: x}}}}} | SOFT Secret team/x | domain.firmware.kernelBoot.container.imagePullSecret
            {accessCredentials: [{sshPublicKey: {source: {secret: {secretName: x}}}}]} | SOFT Secret team/x | accessCredentials[0].sshPublicKey.source.secret.secretName
            {accessCredentials: [{userPassword: {source: {secret: {secretName: x}}}}]} | SOFT Secret team/x | accessCredentials[0].userPassword.source.secret.secretName
            {networks: [{multus: {networkName: n/x}}]}                      | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | networks[0].multus.networkName
            {domain: {devices: {hostDevices: [{name: x}]}}}                 | SOFT PCIDeviceClaim x (devices.harvesterhci.io) | domain.devices.hostDevices[0].name
            {domain: {devices: {hostDevices: [{name: x}]}}}                 | SOFT USBDeviceClaim x (devices.harvesterhci.io) | domain.devices.hostDevices[0].name
            {priorityClassName: x}                                          | SOFT PriorityClass x (scheduling.k8s.io) | priorityClassName
            """)
    void areFoundInTheTemplateOfAMachine(String template, String target, String place) {
        assertFound(VM, "spec: {template: {spec: " + template + "}}", target, "spec.template.spec." + place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metadata: {annotations: {harvesterhci.io/volumeClaimTemplates: '[{"spec": {"storageClassName": "x"}}]'}} | HARD StorageClass x (storage.k8s.io) | metadata.annotations["harvesterhci.io/volumeClaimTemplates"]
            metadata: {annotations: {harvesterhci.io/volumeClaimTemplates: '[{"metadata": {"annotations": {"harvesterhci.io/imageId": "n/x"}}}]'}} | SOFT VirtualMachineImage n/x (harvesterhci.io) | metadata.annotations["harvesterhci.io/volumeClaimTemplates"]
            metadata: {annotations: {harvesterhci.io/volumeClaimTemplates: '[{"targetVolume": "x"}]'}} | HARD PersistentVolumeClaim team/x | metadata.annotations["harvesterhci.io/volumeClaimTemplates"]
            spec: {template: {metadata: {annotations: {harvesterhci.io/sshNames: '["n/x"]'}}}} | SOFT KeyPair n/x (harvesterhci.io) | spec.template.metadata.annotations["harvesterhci.io/sshNames"]
            spec: {template: {metadata: {annotations: {harvesterhci.io/dynamic-ssh-key-names: '{"x": ["k"]}'}}}} | SOFT Secret team/x | spec.template.metadata.annotations["harvesterhci.io/dynamic-ssh-key-names"]
            spec: {instancetype: {name: x}} | HARD VirtualMachineClusterInstancetype x (instancetype.kubevirt.io) | spec.instancetype
            spec: {preference: {name: x, kind: VirtualMachinePreference}} | HARD VirtualMachinePreference team/x (instancetype.kubevirt.io) | spec.preference
            spec: {dataVolumeTemplates: [{spec: {source: {pvc: {namespace: n, name: x}}}}]} | SOFT PersistentVolumeClaim n/x | spec.dataVolumeTemplates[0].spec.source.pvc
            metadata: {ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: x, uid: u}]} | HARD ConfigMap team/x | metadata.ownerReferences
            spec: {} | HARD Namespace team | metadata.namespace
            """)
    void areFoundInAMachine(String body, String target, String place) {
        assertFound(VM, body, target, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {source: {pvc: {namespace: n, name: x}}} | SOFT PersistentVolumeClaim n/x | spec.source.pvc
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {source: {snapshot: {namespace: n, name: x}}} | SOFT VolumeSnapshot n/x (snapshot.storage.k8s.io) | spec.source.snapshot
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {source: {http: {secretRef: x}}} | SOFT Secret team/x | spec.source.http.secretRef
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {source: {http: {certConfigMap: x}}} | SOFT ConfigMap team/x | spec.source.http.certConfigMap
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {sourceRef: {kind: DataSource, namespace: n, name: x}} | SOFT DataSource n/x (cdi.kubevirt.io) | spec.sourceRef
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {pvc: {storageClassName: x}} | SOFT StorageClass x (storage.k8s.io) | spec.pvc.storageClassName
            cdi.kubevirt.io/v1beta1, kind: DataVolume | spec: {storage: {storageClassName: x}} | SOFT StorageClass x (storage.k8s.io) | spec.storage.storageClassName
            v1, kind: PersistentVolumeClaim | spec: {storageClassName: x} | HARD StorageClass x (storage.k8s.io) | spec.storageClassName
            v1, kind: PersistentVolumeClaim | metadata: {annotations: {harvesterhci.io/imageId: n/x}} | SOFT VirtualMachineImage n/x (harvesterhci.io) | metadata.annotations["harvesterhci.io/imageId"]
            v1, kind: PersistentVolumeClaim | spec: {dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: x}} | SOFT VolumeSnapshot team/x (snapshot.storage.k8s.io) | spec.dataSource
            v1, kind: PersistentVolumeClaim | spec: {dataSourceRef: {kind: PersistentVolumeClaim, name: x}} | SOFT PersistentVolumeClaim team/x | spec.dataSourceRef
            storage.k8s.io/v1, kind: StorageClass | parameters: {csi.storage.k8s.io/node-stage-secret-name: x, csi.storage.k8s.io/node-stage-secret-namespace: n} | HARD Secret n/x | parameters["csi.storage.k8s.io/node-stage-secret-name"]
            storage.k8s.io/v1, kind: StorageClass | metadata: {annotations: {cdi.harvesterhci.io/storageProfileVolumeSnapshotClass: x}} | HARD VolumeSnapshotClass x (snapshot.storage.k8s.io) | metadata.annotations["cdi.harvesterhci.io/storageProfileVolumeSnapshotClass"]
            storage.k8s.io/v1, kind: StorageClass | parameters: {vgName: x} | HARD LVMVolumeGroup harvester-system/x (harvesterhci.io) | parameters.vgName
            harvesterhci.io/v1beta1, kind: VirtualMachineImage | metadata: {annotations: {harvesterhci.io/storageClassName: x}} | HARD StorageClass x (storage.k8s.io) | metadata.annotations["harvesterhci.io/storageClassName"]
            harvesterhci.io/v1beta1, kind: VirtualMachineImage | spec: {targetStorageClassName: x} | HARD StorageClass x (storage.k8s.io) | spec.targetStorageClassName
            harvesterhci.io/v1beta1, kind: VirtualMachineImage | spec: {pvcNamespace: n, pvcName: x} | HARD PersistentVolumeClaim n/x | spec.pvcName
            harvesterhci.io/v1beta1, kind: VirtualMachineImage | spec: {securityParameters: {sourceImageNamespace: n, sourceImageName: x}} | HARD VirtualMachineImage n/x (harvesterhci.io) | spec.securityParameters.sourceImageName
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplate | spec: {defaultVersionId: team/x} | SOFT VirtualMachineTemplateVersion team/x (harvesterhci.io) | spec.defaultVersionId
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion | spec: {templateId: team/x} | HARD VirtualMachineTemplate team/x (harvesterhci.io) | spec.templateId
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion | spec: {keyPairIds: [n/x]} | HARD KeyPair n/x (harvesterhci.io) | spec.keyPairIds[0]
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion | spec: {imageId: n/x} | SOFT VirtualMachineImage n/x (harvesterhci.io) | spec.imageId
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion | metadata: {annotations: {harvesterhci.io/default-userdata-secret: x}} | SOFT Secret team/x | metadata.annotations["harvesterhci.io/default-userdata-secret"]
            harvesterhci.io/v1beta1, kind: VirtualMachineTemplateVersion | spec: {vm: {spec: {template: {spec: {networks: [{multus: {networkName: n/x}}]}}}}} | SOFT NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.vm.spec.template.spec.networks[0].multus.networkName
            harvesterhci.io/v1beta1, kind: ScheduleVMBackup | spec: {vmbackup: {source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: x}}} | SOFT VirtualMachine team/x (kubevirt.io) | spec.vmbackup.source
            harvesterhci.io/v1beta1, kind: ScheduleVMBackup | spec: {vmbackup: {type: backup}} | HARD Setting backup-target (harvesterhci.io) | spec.vmbackup.type
            harvesterhci.io/v1beta1, kind: VirtualMachineBackup | spec: {source: {apiGroup: kubevirt.io, kind: VirtualMachine, name: x}} | HARD VirtualMachine team/x (kubevirt.io) | spec.source
            harvesterhci.io/v1beta1, kind: VirtualMachineBackup | spec: {type: backup} | HARD Setting backup-target (harvesterhci.io) | spec.type
            harvesterhci.io/v1beta1, kind: VirtualMachineRestore | spec: {virtualMachineBackupNamespace: n, virtualMachineBackupName: x} | HARD VirtualMachineBackup n/x (harvesterhci.io) | spec.virtualMachineBackupName
            harvesterhci.io/v1beta1, kind: VirtualMachineRestore | spec: {target: {apiGroup: kubevirt.io, kind: VirtualMachine, name: x}} | SOFT VirtualMachine team/x (kubevirt.io) | spec.target
            harvesterhci.io/v1beta1, kind: VolumeRemoteBackup | spec: {source: x} | HARD PersistentVolumeClaim team/x | spec.source
            harvesterhci.io/v1beta1, kind: VolumeRemoteRestore | spec: {from: n/x} | HARD VolumeRemoteBackup n/x (harvesterhci.io) | spec.from
            harvesterhci.io/v1beta1, kind: ResourceQuota | spec: {snapshotLimit: {vmTotalSnapshotSizeQuota: {x: 1}}} | SOFT VirtualMachine team/x (kubevirt.io) | spec.snapshotLimit.vmTotalSnapshotSizeQuota.x
            snapshot.storage.k8s.io/v1, kind: VolumeSnapshot | spec: {source: {persistentVolumeClaimName: x}} | SOFT PersistentVolumeClaim team/x | spec.source.persistentVolumeClaimName
            snapshot.storage.k8s.io/v1, kind: VolumeSnapshot | spec: {volumeSnapshotClassName: x} | SOFT VolumeSnapshotClass x (snapshot.storage.k8s.io) | spec.volumeSnapshotClassName
            harvesterhci.io/v1beta1, kind: Upgrade | spec: {version: x} | HARD Version team/x (harvesterhci.io) | spec.version
            harvesterhci.io/v1beta1, kind: Upgrade | spec: {image: n/x} | HARD VirtualMachineImage n/x (harvesterhci.io) | spec.image
            harvesterhci.io/v1beta1, kind: VirtualMachineImageDownloader | spec: {imageName: x} | HARD VirtualMachineImage team/x (harvesterhci.io) | spec.imageName
            harvesterhci.io/v1beta1, kind: BlockDevice | spec: {nodeName: x} | SOFT Node x | spec.nodeName
            harvesterhci.io/v1beta1, kind: BlockDevice | spec: {provisioner: {lvm: {vgName: x}}} | SOFT LVMVolumeGroup harvester-system/x (harvesterhci.io) | spec.provisioner.lvm.vgName
            """)
    void areFoundInVolumesImagesAndBackups(String kind, String body, String target, String place) {
        assertFound(kind, body, target, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            network.harvesterhci.io/v1beta1, kind: VlanConfig | spec: {clusterNetwork: x} | HARD ClusterNetwork x (network.harvesterhci.io) | spec.clusterNetwork
            network.harvesterhci.io/v1beta1, kind: HostNetworkConfig | spec: {clusterNetwork: x} | HARD ClusterNetwork x (network.harvesterhci.io) | spec.clusterNetwork
            network.harvesterhci.io/v1beta1, kind: HostNetworkConfig | spec: {ips: {x: 10.0.0.1/24}} | HARD Node x | spec.ips.x
            k8s.cni.cncf.io/v1, kind: NetworkAttachmentDefinition | spec: {config: '{"bridge": "x-br"}'} | HARD ClusterNetwork x (network.harvesterhci.io) | spec.config
            k8s.cni.cncf.io/v1, kind: NetworkAttachmentDefinition | metadata: {labels: {network.harvesterhci.io/clusternetwork: x}} | HARD ClusterNetwork x (network.harvesterhci.io) | metadata.labels["network.harvesterhci.io/clusternetwork"]
            kubeovn.io/v1, kind: Subnet | spec: {provider: x.n.ovn} | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.provider
            kubeovn.io/v1, kind: Subnet | spec: {vpc: x} | HARD Vpc x (kubeovn.io) | spec.vpc
            kubeovn.io/v1, kind: Subnet | spec: {namespaces: [x]} | SOFT Namespace x | spec.namespaces[0]
            kubeovn.io/v1, kind: Subnet | spec: {vlan: x} | SOFT Vlan x (kubeovn.io) | spec.vlan
            kubeovn.io/v1, kind: Vpc | spec: {namespaces: [x]} | SOFT Namespace x | spec.namespaces[0]
            kubeovn.io/v1, kind: Vpc | spec: {vpcPeerings: [{remoteVpc: x}]} | SOFT Vpc x (kubeovn.io) | spec.vpcPeerings[0].remoteVpc
            kubeovn.io/v1, kind: Vpc | spec: {defaultSubnet: x} | SOFT Subnet x (kubeovn.io) | spec.defaultSubnet
            kubeovn.io/v1, kind: Vpc | spec: {extraExternalSubnets: [x]} | SOFT Subnet x (kubeovn.io) | spec.extraExternalSubnets[0]
            loadbalancer.harvesterhci.io/v1beta1, kind: IPPool | spec: {selector: {network: n/x}} | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.selector.network
            loadbalancer.harvesterhci.io/v1beta1, kind: IPPool | spec: {selector: {scope: [{namespace: x}]}} | SOFT Namespace x | spec.selector.scope[0].namespace
            loadbalancer.harvesterhci.io/v1beta1, kind: LoadBalancer | spec: {ipPool: x} | SOFT IPPool x (loadbalancer.harvesterhci.io) | spec.ipPool
            network.harvesterhci.io/v1alpha1, kind: IPPool | spec: {networkName: n/x} | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.networkName
            network.harvesterhci.io/v1alpha1, kind: VirtualMachineNetworkConfig | spec: {vmName: x} | HARD VirtualMachine team/x (kubevirt.io) | spec.vmName
            network.harvesterhci.io/v1alpha1, kind: VirtualMachineNetworkConfig | spec: {networkConfigs: [{networkName: n/x}]} | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.networkConfigs[0].networkName
            devices.harvesterhci.io/v1beta1, kind: PCIDeviceClaim | metadata: {} | HARD PCIDevice a (devices.harvesterhci.io) | metadata.name
            devices.harvesterhci.io/v1beta1, kind: USBDeviceClaim | metadata: {} | HARD USBDevice a (devices.harvesterhci.io) | metadata.name
            """)
    void areFoundInNetworksAndDevices(String kind, String body, String target, String place) {
        assertFound(kind, body, target, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            storage-network | '{"clusterNetwork": "x"}' | HARD ClusterNetwork x (network.harvesterhci.io)
            vm-migration-network | '{"clusterNetwork": "x"}' | HARD ClusterNetwork x (network.harvesterhci.io)
            rwx-network | '{"network": {"clusterNetwork": "x"}}' | HARD ClusterNetwork x (network.harvesterhci.io)
            default-storage-class | x | SOFT StorageClass x (storage.k8s.io)
            volume-snapshot-class | x | SOFT VolumeSnapshotClass x (snapshot.storage.k8s.io)
            csi-driver-config | '{"d": {"volumeSnapshotClassName": "x"}}' | SOFT VolumeSnapshotClass x (snapshot.storage.k8s.io)
            csi-driver-config | '{"d": {"backupVolumeSnapshotClassName": "x"}}' | SOFT VolumeSnapshotClass x (snapshot.storage.k8s.io)
            rancher-cluster | '{"removeUpstreamClusterWhenNamespaceIsDeleted": true}' | HARD Secret harvester-system/rancher-cluster-config
            upgrade-config | '{"nodeUpgradeOption": {"strategy": {"pauseNodes": ["x"]}}}' | HARD Node x
            support-bundle-namespaces | a, x | SOFT Namespace x
            cluster-pod-security-standard | '{"whitelistedNamespacesList": "a,x"}' | SOFT Namespace x
            """)
    void areFoundInSettings(String setting, String value, String target) {
        Resource resource = Resource.of(PlainYaml.documents("apiVersion: harvesterhci.io/v1beta1\nkind: Setting\n"
                        + "metadata: {name: " + setting + "}\nvalue: " + value)
                .get(0));

        assertThat(Kinds.harvester().references(resource))
                .extracting(reference -> reference.strength() + " " + reference.to() + " at " + reference.at())
                .contains(target + " at value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            migration.harvesterhci.io/v1beta1, kind: VirtualMachineImport | spec: {sourceCluster: {kind: OvaSource, namespace: n, name: x}} | HARD OvaSource n/x (migration.harvesterhci.io) | spec.sourceCluster
            migration.harvesterhci.io/v1beta1, kind: VirtualMachineImport | spec: {networkMapping: [{destinationNetwork: n/x}]} | HARD NetworkAttachmentDefinition n/x (k8s.cni.cncf.io) | spec.networkMapping[0].destinationNetwork
            migration.harvesterhci.io/v1beta1, kind: VirtualMachineImport | spec: {storageClass: x} | HARD StorageClass x (storage.k8s.io) | spec.storageClass
            migration.harvesterhci.io/v1beta1, kind: VmwareSource | spec: {credentials: {namespace: n, name: x}} | SOFT Secret n/x | spec.credentials
            migration.harvesterhci.io/v1beta1, kind: OpenstackSource | spec: {credentials: {namespace: n, name: x}} | SOFT Secret n/x | spec.credentials
            migration.harvesterhci.io/v1beta1, kind: OvaSource | spec: {credentials: {namespace: n, name: x}} | SOFT Secret n/x | spec.credentials
            metal.harvesterhci.io/v1alpha1, kind: Inventory | spec: {baseboardSpec: {connection: {authSecretRef: {namespace: n, name: x}}}} | SOFT Secret n/x | spec.baseboardSpec.connection.authSecretRef
            metal.harvesterhci.io/v1alpha1, kind: Cluster | spec: {nodes: [{inventoryReference: {namespace: n, name: x}}]} | SOFT Inventory n/x (metal.harvesterhci.io) | spec.nodes[0].inventoryReference
            metal.harvesterhci.io/v1alpha1, kind: Cluster | spec: {nodes: [{addressPoolReference: {namespace: n, name: x}}]} | SOFT AddressPool n/x (metal.harvesterhci.io) | spec.nodes[0].addressPoolReference
            metal.harvesterhci.io/v1alpha1, kind: Cluster | spec: {vipConfig: {addressPoolReference: {namespace: n, name: x}}} | SOFT AddressPool n/x (metal.harvesterhci.io) | spec.vipConfig.addressPoolReference
            metal.harvesterhci.io/v1alpha1, kind: InventoryTemplate | spec: {credentials: {namespace: n, name: x}} | HARD Secret n/x | spec.credentials
            """)
    void areFoundInAddOns(String kind, String body, String target, String place) {
        assertFound(kind, body, target, place);
    }

    private static void assertFound(String kind, String body, String target, String place) {
        Resource resource = Resource.of(PlainYaml.documents("{apiVersion: " + kind + ", " + body + "}")
                .get(0)
                .edit("metadata", metadata -> metadata.merge(IDENTITY)));

        assertThat(Kinds.harvester().references(resource))
                .extracting(reference -> reference.strength() + " " + reference.to() + " at " + reference.at())
                .contains(target + " at " + place);
    }
}
