package io.githops.model;

import io.githops.tree.Mapping;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who writes the objects of the bundled kinds: what the controllers, agents and charts of harvester/harvester,
 * network-controller-harvester, load-balancer-harvester, pcidevices, node-manager and node-disk-manager create by
 * themselves. Kinds that are not listed are written by users.
 */
final class HarvesterAuthorship {
    private static final String NETWORK = "network.harvesterhci.io";
    private static final String SYSTEM_NAMESPACE = "harvester-system";

    private static final Map<String, Set<String>> SYSTEM = Map.of(
            "",
            Set.of("Event"),
            "harvesterhci.io",
            Set.of("UpgradeLog", "LVMVolumeGroup", "NetworkFilesystem"),
            NETWORK,
            Set.of("VlanStatus", "VirtualMachineNetworkConfig"),
            "kubevirt.io",
            Set.of("VirtualMachineInstance", "VirtualMachineInstanceMigration"),
            "snapshot.storage.k8s.io",
            Set.of("VolumeSnapshotContent"),
            "cdi.kubevirt.io",
            Set.of("StorageProfile"),
            "devices.harvesterhci.io",
            Set.of("PCIDevice", "USBDevice", "Node"),
            "node.harvesterhci.io",
            Set.of("NodeConfig"),
            "kubeovn.io",
            Set.of("IP", "Configuration"));

    private static final Map<String, Set<String>> EDIT = Map.of(
            "", Set.of("Node"),
            "harvesterhci.io", Set.of("Setting", "Addon", "BlockDevice"),
            "devices.harvesterhci.io", Set.of("SRIOVNetworkDevice", "SRIOVGPUDevice", "VGPUDevice", "MigConfiguration"),
            "node.harvesterhci.io", Set.of("Ksmtuned", "Hugepage"));

    private static final Map<String, Set<String>> ACTION = Map.of(
            "harvesterhci.io",
                    Set.of(
                            "VirtualMachineBackup",
                            "VirtualMachineRestore",
                            "VirtualMachineImageDownloader",
                            "SupportBundle",
                            "Upgrade",
                            "VolumeRemoteBackup",
                            "VolumeRemoteRestore"),
            "snapshot.storage.k8s.io", Set.of("VolumeSnapshot"),
            "migration.harvesterhci.io", Set.of("VirtualMachineImport"),
            "management.harvesterhci.io", Set.of("UpgradePlan"));

    /** The classes that Harvester makes for images: {@code lh-} and a UID, or {@code longhorn-} and the image's name. */
    private static final Pattern CLASS_OF_IMAGE = Pattern.compile("lh-[0-9a-f]{8}-[0-9a-f-]+|longhorn-image-.+");

    private HarvesterAuthorship() {}

    static void describe(String group, String kind, ResourceKind.Builder<Mapping> builder) {
        builder.authorship(of(group, kind));
        switch (group.isEmpty() ? kind : group + "/" + kind) {
            case "ConfigMap" ->
                builder.authorshipWhen(in(SYSTEM_NAMESPACE).and(named("harvester-node-disk-manager")), Authorship.EDIT)
                        .authorshipWhen(HarvesterAuthorship::isInventory, Authorship.SYSTEM);
            case "ResourceQuota" ->
                builder.authorshipWhen(
                        labelled("resourcequota.management.cattle.io/default-resource-quota"), Authorship.SYSTEM);
            case "storage.k8s.io/StorageClass" ->
                builder.authorshipWhen(named("harvester-longhorn"), Authorship.EDIT)
                        .authorshipWhen(HarvesterAuthorship::isReservedClass, Authorship.SYSTEM);
            case "snapshot.storage.k8s.io/VolumeSnapshotClass" ->
                builder.authorshipWhen(named("longhorn-snapshot", "longhorn"), Authorship.SYSTEM);
            case "snapshot.storage.k8s.io/VolumeSnapshot" ->
                builder.authorshipWhen(ownedBy("VirtualMachineBackup"), Authorship.SYSTEM);
            case "cdi.kubevirt.io/DataVolume" ->
                builder.authorshipWhen(ownedBy("VirtualMachineImage"), Authorship.SYSTEM);
            case "harvesterhci.io/Addon" ->
                builder.authorshipWhen(labelled("addon.harvesterhci.io/experimental"), Authorship.USER);
            case "k8s.cni.cncf.io/NetworkAttachmentDefinition" ->
                builder.authorshipWhen(in(SYSTEM_NAMESPACE), Authorship.SYSTEM);
            case NETWORK + "/ClusterNetwork" -> builder.authorshipWhen(named("mgmt"), Authorship.EDIT);
            case NETWORK + "/VlanConfig" ->
                builder.authorshipWhen(object -> object.name().startsWith("mgmt-vlanconfig-"), Authorship.SYSTEM);
            case NETWORK + "/LinkMonitor" -> builder.authorshipWhen(named("nic", "mgmt"), Authorship.SYSTEM);
            case "loadbalancer.harvesterhci.io/LoadBalancer" ->
                builder.authorshipWhen(HarvesterAuthorship::isOfGuestCluster, Authorship.SYSTEM);
            case "kubeovn.io/Vpc" -> builder.authorshipWhen(named("ovn-cluster"), Authorship.SYSTEM);
            case "kubeovn.io/Subnet" -> builder.authorshipWhen(named("ovn-default", "join"), Authorship.SYSTEM);
            default -> {}
        }
    }

    private static Authorship of(String group, String kind) {
        if (has(SYSTEM, group, kind)) {
            return Authorship.SYSTEM;
        }
        if (has(EDIT, group, kind)) {
            return Authorship.EDIT;
        }
        return has(ACTION, group, kind) ? Authorship.ACTION : Authorship.USER;
    }

    private static boolean has(Map<String, Set<String>> kinds, String group, String kind) {
        return kinds.getOrDefault(group, Set.of()).contains(kind);
    }

    private static Predicate<Resource> named(String... names) {
        return object -> Set.of(names).contains(object.name());
    }

    private static Predicate<Resource> in(String namespace) {
        return object -> object.namespace().equals(namespace);
    }

    private static Predicate<Resource> labelled(String label) {
        return object -> object.label(label).filter("true"::equals).isPresent();
    }

    private static Predicate<Resource> ownedBy(String kind) {
        return object -> object.metadata().sequence("ownerReferences").mappings().stream()
                .anyMatch(owner -> owner.text("kind").filter(kind::equals).isPresent());
    }

    /** GitHops writes its inventories itself; a manifest of one would take it back to what it was. */
    private static boolean isInventory(Resource configMap) {
        return configMap.annotation("githops.io/inventory").isPresent();
    }

    private static boolean isReservedClass(Resource storageClass) {
        return Set.of("vmstate-persistence", "longhorn-static").contains(storageClass.name())
                || CLASS_OF_IMAGE.matcher(storageClass.name()).matches()
                || storageClass
                        .annotation("harvesterhci.io/is-reserved-storageclass")
                        .filter("true"::equals)
                        .isPresent();
    }

    private static boolean isOfGuestCluster(Resource balancer) {
        return balancer.tree()
                .mapping("spec")
                .text("workloadType")
                .filter("cluster"::equals)
                .isPresent();
    }
}
