package io.githops.model;

import static io.githops.model.ReferenceRows.DEVICES;
import static io.githops.model.ReferenceRows.HARVESTER;
import static io.githops.model.ReferenceRows.KUBEVIRT;
import static io.githops.model.ReferenceRows.METAL;
import static io.githops.model.ReferenceRows.STORAGE;

import io.githops.model.ReferenceRule.Format;
import java.util.List;

/** Where objects of the bundled kinds name other objects. */
final class HarvesterReferences {
    private HarvesterReferences() {}

    static List<ReferenceRule> of(String group, String kind) {
        return switch (group.isEmpty() ? kind : group + "/" + kind) {
            case "kubevirt.io/VirtualMachine" -> MachineReferences.of("");
            case "PersistentVolumeClaim" -> StorageReferences.claim();
            case "storage.k8s.io/StorageClass" -> StorageReferences.storageClass();
            case "snapshot.storage.k8s.io/VolumeSnapshot" -> StorageReferences.snapshot();
            case "cdi.kubevirt.io/DataVolume" -> StorageReferences.dataVolume("spec.");
            case "cdi.kubevirt.io/DataImportCron" -> StorageReferences.dataVolume("spec.template.spec.");
            case "cdi.kubevirt.io/DataSource" -> StorageReferences.dataSource();
            case "k8s.cni.cncf.io/NetworkAttachmentDefinition" -> NetworkReferences.attachment();
            case "network.harvesterhci.io/VlanConfig" -> NetworkReferences.clusterNetworks();
            case "network.harvesterhci.io/HostNetworkConfig" -> NetworkReferences.hostNetwork();
            case "network.harvesterhci.io/IPPool" -> NetworkReferences.managedAddresses();
            case "network.harvesterhci.io/VirtualMachineNetworkConfig" -> NetworkReferences.leases();
            case "loadbalancer.harvesterhci.io/IPPool" -> NetworkReferences.loadBalancerAddresses();
            case "loadbalancer.harvesterhci.io/LoadBalancer" ->
                spec().soft("ipPool", group, "IPPool", Format.CLUSTER).rules();
            case "kubeovn.io/Vpc" -> NetworkReferences.vpc();
            case "kubeovn.io/Subnet" -> NetworkReferences.subnet();
            case "devices.harvesterhci.io/PCIDeviceClaim" -> claimed("PCIDevice");
            case "devices.harvesterhci.io/USBDeviceClaim" -> claimed("USBDevice");
            case "rbac.authorization.k8s.io/RoleBinding", "rbac.authorization.k8s.io/ClusterRoleBinding" ->
                new ReferenceRows("")
                        .soft("roleRef", group, "ClusterRole", Format.OBJECT)
                        .rules();
            default -> group.equals(HARVESTER) ? harvester(kind) : addOn(group, kind);
        };
    }

    private static List<ReferenceRule> harvester(String kind) {
        return switch (kind) {
            case "Setting" -> SettingReferences.rules();
            case "VirtualMachineImage" -> StorageReferences.image();
            case "VirtualMachineImageDownloader" ->
                spec().add("imageName", HARVESTER, "VirtualMachineImage", Format.SAME_NAMESPACE)
                        .rules();
            case "VirtualMachineTemplate" ->
                spec().soft("defaultVersionId", HARVESTER, "VirtualMachineTemplateVersion", Format.QUALIFIED)
                        .rules();
            case "VirtualMachineTemplateVersion" -> templateVersion();
            case "ScheduleVMBackup" -> StorageReferences.schedule();
            case "VirtualMachineBackup" -> StorageReferences.backup();
            case "VirtualMachineRestore" -> StorageReferences.restore();
            case "VolumeRemoteBackup" ->
                spec().add("source", "", "PersistentVolumeClaim", Format.SAME_NAMESPACE)
                        .rules();
            case "VolumeRemoteRestore" ->
                spec().add("from", HARVESTER, "VolumeRemoteBackup", Format.QUALIFIED)
                        .rules();
            case "ResourceQuota" ->
                spec().soft("snapshotLimit.vmTotalSnapshotSizeQuota.*", KUBEVIRT, "VirtualMachine", Format.FIELD_NAME)
                        .rules();
            case "Upgrade" ->
                spec().add("version", HARVESTER, "Version", Format.SAME_NAMESPACE)
                        .add("image", HARVESTER, "VirtualMachineImage", Format.QUALIFIED)
                        .rules();
            case "BlockDevice" ->
                spec().soft("nodeName", "", "Node", Format.CLUSTER)
                        .add(StorageReferences.volumeGroup("spec.provisioner.lvm.vgName")
                                .soft())
                        .rules();
            default -> List.of();
        };
    }

    private static List<ReferenceRule> templateVersion() {
        return new ReferenceRows("")
                .add("spec.templateId", HARVESTER, "VirtualMachineTemplate", Format.QUALIFIED)
                .add("spec.keyPairIds[*]", HARVESTER, "KeyPair", Format.QUALIFIED)
                .soft("spec.imageId", HARVESTER, "VirtualMachineImage", Format.QUALIFIED)
                .secrets("metadata.annotations[\"harvesterhci.io/default-userdata-secret\"]")
                .add(MachineReferences.of("spec.vm.").stream()
                        .map(ReferenceRule::soft)
                        .toList())
                .rules();
    }

    private static List<ReferenceRule> addOn(String group, String kind) {
        return switch (kind) {
            case "VmwareSource", "OpenstackSource", "OvaSource" ->
                spec().soft("credentials", "", "Secret", Format.OBJECT).rules();
            case "VirtualMachineImport" ->
                spec().add("sourceCluster", group, "VmwareSource", Format.OBJECT)
                        .add(
                                "networkMapping[*].destinationNetwork",
                                "k8s.cni.cncf.io",
                                "NetworkAttachmentDefinition",
                                Format.QUALIFIED)
                        .add("storageClass", STORAGE, "StorageClass", Format.CLUSTER)
                        .rules();
            case "Inventory" ->
                spec().soft("baseboardSpec.connection.authSecretRef", "", "Secret", Format.OBJECT)
                        .rules();
            case "InventoryTemplate" ->
                spec().add("credentials", "", "Secret", Format.OBJECT).rules();
            case "Cluster" ->
                spec().soft("nodes[*].inventoryReference", METAL, "Inventory", Format.OBJECT)
                        .soft("nodes[*].addressPoolReference", METAL, "AddressPool", Format.OBJECT)
                        .soft("vipConfig.addressPoolReference", METAL, "AddressPool", Format.OBJECT)
                        .rules();
            case "NestedCluster" ->
                spec().soft("vipConfig.addressPoolReference", METAL, "AddressPool", Format.OBJECT)
                        .soft("inventoryTemplateConfig[*].addressPoolReference", METAL, "AddressPool", Format.OBJECT)
                        .rules();
            default -> List.of();
        };
    }

    private static List<ReferenceRule> claimed(String kind) {
        return new ReferenceRows("")
                .add("metadata.name", DEVICES, kind, Format.CLUSTER)
                .rules();
    }

    private static ReferenceRows spec() {
        return new ReferenceRows("spec.");
    }
}
