package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows what is there without a manifest: what Harvester brings, finds in the hardware, or makes for what is desired. */
final class MadeByCluster {
    private static final String CLAIM_TEMPLATES = "harvesterhci.io/volumeClaimTemplates";

    private static final Pattern SYSTEM_NAMESPACE = Pattern.compile(
            "default|local|forklift|kube-.*|cattle-.*|fleet-.*|harvester-.*|longhorn-.*|cluster-fleet-.*|user-.*|p-.*");

    /** Kinds whose objects are not made from manifests. */
    private static final Set<String> KINDS = Set.of(
            "/Node",
            "/ServiceAccount",
            "devices.harvesterhci.io/PCIDevice",
            "devices.harvesterhci.io/PCIDeviceClaim",
            "devices.harvesterhci.io/USBDevice",
            "devices.harvesterhci.io/USBDeviceClaim",
            "devices.harvesterhci.io/SRIOVGPUDevice",
            "harvesterhci.io/BlockDevice",
            "harvesterhci.io/Setting",
            "instancetype.kubevirt.io/VirtualMachineClusterInstancetype",
            "instancetype.kubevirt.io/VirtualMachineClusterPreference",
            "snapshot.storage.k8s.io/VolumeSnapshotContent");

    /** The names of the objects that Harvester brings, by kind. */
    private static final Map<String, Pattern> NAMES = Map.of(
            "/Namespace", SYSTEM_NAMESPACE,
            "kubeovn.io/Subnet", Pattern.compile("ovn-default|join"),
            "kubeovn.io/Vpc", Pattern.compile("ovn-cluster"),
            "network.harvesterhci.io/ClusterNetwork", Pattern.compile("mgmt"),
            "scheduling.k8s.io/PriorityClass", Pattern.compile("system-.*|longhorn-critical"),
            "snapshot.storage.k8s.io/VolumeSnapshotClass", Pattern.compile("longhorn(-snapshot)?"),
            "storage.k8s.io/StorageClass",
                    Pattern.compile("harvester-longhorn|longhorn|longhorn-static|vmstate-persistence|lh-.*"));

    private final Set<ResourceId> made = new HashSet<>();

    MadeByCluster(Configuration configuration) {
        configuration.all(Machines.GROUP, Machines.KIND).forEach(this::addVolumes);
        configuration
                .all("harvesterhci.io", "VirtualMachineImage")
                .forEach(image ->
                        made.add(new ResourceId("storage.k8s.io", "StorageClass", "", "longhorn-" + image.name())));
    }

    boolean includes(ResourceId id) {
        String kind = id.group() + "/" + id.kind();
        boolean isInSystemNamespace = !id.namespace().equals("default")
                && !id.namespace().equals("harvester-public")
                && SYSTEM_NAMESPACE.matcher(id.namespace()).matches();
        return KINDS.contains(kind)
                || isInSystemNamespace
                || made.contains(id)
                || NAMES.containsKey(kind) && NAMES.get(kind).matcher(id.name()).matches();
    }

    private void addVolumes(Resource machine) {
        templates(machine.annotation(CLAIM_TEMPLATES).orElse("[]"))
                .mappings()
                .forEach(template ->
                        template.mapping("metadata").text("name").ifPresent(name -> made.add(claim(machine, name))));
        machine.tree()
                .mapping("spec")
                .sequence("dataVolumeTemplates")
                .mappings()
                .forEach(template -> template.mapping("metadata").text("name").ifPresent(name -> {
                    made.add(claim(machine, name));
                    made.add(new ResourceId("cdi.kubevirt.io", "DataVolume", machine.namespace(), name));
                }));
    }

    private static ResourceId claim(Resource machine, String name) {
        return new ResourceId("", "PersistentVolumeClaim", machine.namespace(), name);
    }

    private static Sequence templates(String json) {
        try {
            Tree parsed = Json.parse(json);
            return parsed instanceof Sequence list ? list : Sequence.empty();
        } catch (MalformedJsonException e) {
            return Sequence.empty();
        }
    }
}
