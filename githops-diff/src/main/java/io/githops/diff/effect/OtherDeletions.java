package io.githops.diff.effect;

import static io.githops.diff.effect.WholeRule.deletion;

import io.githops.model.Effect.Level;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import io.githops.tree.Text;
import java.util.ArrayList;
import java.util.List;

/** What goes with objects that hold no data. */
final class OtherDeletions {
    private static final FieldPath IPAM = FieldPath.of("spec", "ipam");
    private static final FieldPath TEMPLATE = FieldPath.of("spec", "templateId");
    private static final String NETWORK = "network.harvesterhci.io/";
    private static final String BALANCING = "loadbalancer.harvesterhci.io/";
    private static final String HARVESTER = "harvesterhci.io/";

    private OtherDeletions() {}

    static List<WholeRule> all() {
        List<WholeRule> rules = new ArrayList<>(networks());
        rules.addAll(addresses());
        rules.addAll(catalog());
        for (String kind : List.of("Secret", "ConfigMap", "k8s.cni.cncf.io/NetworkAttachmentDefinition")) {
            rules.add(deletion(
                    kind,
                    "machines use it",
                    used -> !users(used).isEmpty(),
                    Level.NEXT_START,
                    "machines that do not start without it: ",
                    used -> String.join(", ", users(used))));
        }
        for (String kind : List.of("PCIDeviceClaim", "USBDeviceClaim")) {
            rules.add(
                    deletion("devices.harvesterhci.io/" + kind, Level.DISRUPTION, "the device goes back to the host"));
        }
        return rules;
    }

    private static List<String> users(WholeObject used) {
        return MachineUsers.of(used.id(), used.objects());
    }

    private static List<WholeRule> networks() {
        return List.of(
                deletion(
                        NETWORK + "ClusterNetwork",
                        Level.DISRUPTION,
                        "the networks on it lose their bridge on every node"),
                deletion(NETWORK + "VlanConfig", Level.DISRUPTION, "its nodes lose the uplink of the cluster network"),
                deletion(NETWORK + "HostNetworkConfig", Level.DISRUPTION, "hosts lose their addresses in this network"),
                deletion("kubeovn.io/Subnet", Level.DISRUPTION, "machines of the subnet lose the network"),
                deletion("kubeovn.io/Vpc", Level.DISRUPTION, "machines of the network lose it"));
    }

    private static List<WholeRule> addresses() {
        return List.of(
                deletion(
                        BALANCING + "LoadBalancer",
                        "ipam is set",
                        balancer -> balancer.resource().at(IPAM).isPresent(),
                        Level.DISRUPTION,
                        "its address no longer answers and is released"),
                deletion(
                        BALANCING + "LoadBalancer",
                        "ipam is not set",
                        balancer -> balancer.resource().at(IPAM).isEmpty(),
                        Level.DISRUPTION,
                        "its address no longer answers, and is never released as ipam is not set"),
                deletion(BALANCING + "IPPool", Level.DISRUPTION, "load balancers get no addresses from it any more"),
                deletion(NETWORK + "IPPool", Level.DISRUPTION, "machines lose their leases"));
    }

    private static List<WholeRule> catalog() {
        List<WholeRule> rules = new ArrayList<>(List.of(
                deletion(
                        HARVESTER + "VirtualMachineTemplate",
                        "it has versions",
                        template -> !versions(template).isEmpty(),
                        Level.LIVE,
                        "its versions go with it: ",
                        template -> String.join(", ", versions(template))),
                deletion(HARVESTER + "Setting", Level.LIVE, "Harvester makes the setting anew with its default"),
                deletion(
                        HARVESTER + "Addon",
                        Level.DISRUPTION,
                        "the chart is uninstalled; what it has stored may go with it"),
                deletion(HARVESTER + "ScheduleVMBackup", Level.LIVE, "no more backups are made; those that exist stay"),
                deletion(HARVESTER + "VolumeRemoteRestore", Level.LIVE, "the restored volume and the backup stay"),
                deletion("storage.k8s.io/StorageClass", Level.LIVE, "volumes made in the class stay"),
                deletion(
                        "node.harvesterhci.io/CloudInit",
                        Level.NEXT_START,
                        "the file is removed from the nodes, which counts when they reboot")));
        for (String kind : List.of(
                "VirtualMachineInstancetype",
                "VirtualMachineClusterInstancetype",
                "VirtualMachinePreference",
                "VirtualMachineClusterPreference")) {
            rules.add(deletion(
                    "instancetype.kubevirt.io/" + kind,
                    Level.LIVE,
                    "machines that exist keep the revision they were made with"));
        }
        return rules;
    }

    private static List<String> versions(WholeObject template) {
        ResourceId id = template.id();
        var qualified = new Text(id.qualifiedName());
        return template.objects().list("harvesterhci.io", "VirtualMachineTemplateVersion", id.namespace()).stream()
                .filter(version ->
                        version.at(TEMPLATE).filter(qualified::equals).isPresent())
                .map(version -> version.mapping("metadata").text("name").orElse(""))
                .toList();
    }
}
