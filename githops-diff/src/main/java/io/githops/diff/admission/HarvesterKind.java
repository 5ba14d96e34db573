package io.githops.diff.admission;

import io.githops.model.GroupVersionKind;
import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds that webhooks and controllers look at or write. */
public enum HarvesterKind {
    VIRTUAL_MACHINE("kubevirt.io/v1", "VirtualMachine"),
    VIRTUAL_MACHINE_INSTANCE("kubevirt.io/v1", "VirtualMachineInstance"),
    MIGRATION("kubevirt.io/v1", "VirtualMachineInstanceMigration"),
    IMAGE("harvesterhci.io/v1beta1", "VirtualMachineImage"),
    TEMPLATE("harvesterhci.io/v1beta1", "VirtualMachineTemplate"),
    TEMPLATE_VERSION("harvesterhci.io/v1beta1", "VirtualMachineTemplateVersion"),
    KEY_PAIR("harvesterhci.io/v1beta1", "KeyPair"),
    SETTING("harvesterhci.io/v1beta1", "Setting"),
    ADDON("harvesterhci.io/v1beta1", "Addon"),
    SCHEDULE("harvesterhci.io/v1beta1", "ScheduleVMBackup"),
    BACKUP("harvesterhci.io/v1beta1", "VirtualMachineBackup"),
    RESTORE("harvesterhci.io/v1beta1", "VirtualMachineRestore"),
    SNAPSHOT_QUOTA("harvesterhci.io/v1beta1", "ResourceQuota"),
    VOLUME_BACKUP("harvesterhci.io/v1beta1", "VolumeRemoteBackup"),
    VOLUME_RESTORE("harvesterhci.io/v1beta1", "VolumeRemoteRestore"),
    VOLUME_SNAPSHOT("snapshot.storage.k8s.io/v1", "VolumeSnapshot"),
    RELEASE("harvesterhci.io/v1beta1", "Version"),
    UPGRADE("harvesterhci.io/v1beta1", "Upgrade"),
    SUPPORT_BUNDLE("harvesterhci.io/v1beta1", "SupportBundle"),
    BLOCK_DEVICE("harvesterhci.io/v1beta1", "BlockDevice"),
    CLUSTER_NETWORK("network.harvesterhci.io/v1beta1", "ClusterNetwork"),
    VLAN_CONFIG("network.harvesterhci.io/v1beta1", "VlanConfig"),
    VLAN_STATUS("network.harvesterhci.io/v1beta1", "VlanStatus"),
    HOST_NETWORK("network.harvesterhci.io/v1beta1", "HostNetworkConfig"),
    NETWORK("k8s.cni.cncf.io/v1", "NetworkAttachmentDefinition"),
    SUBNET("kubeovn.io/v1", "Subnet"),
    VPC("kubeovn.io/v1", "Vpc"),
    LEASE_POOL("network.harvesterhci.io/v1alpha1", "IPPool"),
    LEASES("network.harvesterhci.io/v1alpha1", "VirtualMachineNetworkConfig"),
    LOAD_BALANCER("loadbalancer.harvesterhci.io/v1beta1", "LoadBalancer"),
    ADDRESS_POOL("loadbalancer.harvesterhci.io/v1beta1", "IPPool"),
    PCI_DEVICE("devices.harvesterhci.io/v1beta1", "PCIDevice"),
    PCI_CLAIM("devices.harvesterhci.io/v1beta1", "PCIDeviceClaim"),
    USB_DEVICE("devices.harvesterhci.io/v1beta1", "USBDevice"),
    USB_CLAIM("devices.harvesterhci.io/v1beta1", "USBDeviceClaim"),
    SRIOV_NETWORK_DEVICE("devices.harvesterhci.io/v1beta1", "SRIOVNetworkDevice"),
    SRIOV_GPU("devices.harvesterhci.io/v1beta1", "SRIOVGPUDevice"),
    VIRTUAL_GPU("devices.harvesterhci.io/v1beta1", "VGPUDevice"),
    GPU_PARTITIONS("devices.harvesterhci.io/v1beta1", "MigConfiguration"),
    CLOUD_INIT("node.harvesterhci.io/v1beta1", "CloudInit"),
    INVENTORY("metal.harvesterhci.io/v1alpha1", "Inventory"),
    SEEDED_CLUSTER("metal.harvesterhci.io/v1alpha1", "Cluster"),
    STORAGE_CLASS("storage.k8s.io/v1", "StorageClass"),
    DATA_VOLUME("cdi.kubevirt.io/v1beta1", "DataVolume"),
    VOLUME_CLAIM("v1", "PersistentVolumeClaim"),
    SECRET("v1", "Secret"),
    CONFIG_MAP("v1", "ConfigMap"),
    NAMESPACE("v1", "Namespace"),
    NODE("v1", "Node");

    private static final Set<HarvesterKind> NOT_LOOKED_UP = Set.of(MIGRATION, SECRET, CONFIG_MAP);

    private final GroupVersionKind type;

    HarvesterKind(String apiVersion, String kind) {
        this.type = GroupVersionKind.of(apiVersion, kind);
    }

    /** The kinds whose objects webhooks look up, but Secrets and ConfigMaps, which may be many and secret. */
    public static List<GroupVersionKind> surroundings() {
        return Arrays.stream(values())
                .filter(kind -> !NOT_LOOKED_UP.contains(kind))
                .map(kind -> kind.type)
                .toList();
    }

    String group() {
        return type.group();
    }

    String kind() {
        return type.kind();
    }

    boolean is(String group, String kind) {
        return type.group().equals(group) && type.kind().equals(kind);
    }

    public ResourceId id(String namespace, String name) {
        return ResourceId.of(type, namespace, name);
    }

    public boolean exists(ClusterObjects objects, String namespace, String name) {
        return objects.get(id(namespace, name)).isPresent();
    }

    /** Whether there is surely no such object. */
    boolean isMissing(ClusterObjects objects, String namespace, String name) {
        return isComplete(objects) && !exists(objects, namespace, name);
    }

    /** Whether all objects of this kind are known. */
    boolean isComplete(ClusterObjects objects) {
        return objects.isComplete(type.group(), type.kind());
    }

    public Optional<ApiObject> find(ClusterObjects objects, String namespace, String name) {
        return objects.get(id(namespace, name)).map(ApiObject::new);
    }

    public Optional<ApiObject> find(ClusterObjects objects, String name) {
        return find(objects, "", name);
    }

    /** All objects of this kind in all namespaces. */
    public List<ApiObject> all(ClusterObjects objects) {
        return in(objects, "");
    }

    /** All objects of this kind in a namespace. */
    public List<ApiObject> in(ClusterObjects objects, String namespace) {
        return objects.list(type.group(), type.kind(), namespace).stream()
                .map(ApiObject::new)
                .toList();
    }

    /** An object of this kind with nothing but its name. */
    public ApiObject named(String namespace, String name) {
        var metadata = Mapping.builder().put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return new ApiObject(Mapping.builder()
                .put("apiVersion", type.apiVersion())
                .put("kind", type.kind())
                .put("metadata", metadata.build())
                .build());
    }
}
