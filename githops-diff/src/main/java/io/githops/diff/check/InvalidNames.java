package io.githops.diff.check;

import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import io.githops.tree.Tree;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Names that the API server or Harvester refuses (kubernetes/apimachinery: pkg/util/validation/validation.go;
 * harvester/network-controller-harvester: pkg/webhook; kubevirt/kubevirt: pkg/virt-api/webhooks/validating-webhook/admitters).
 */
final class InvalidNames implements BiConsumer<Resource, Problems> {
    static final String ID = "invalid-name";

    private static final String HARVESTER = "harvesterhci.io";
    private static final String NETWORK = "network.harvesterhci.io";
    private static final String INSTANCE = "spec.template.spec.";
    private static final int LONGEST_CLUSTER_NETWORK = 12;
    private static final int LONGEST_DEVICE = 15;

    private static final List<NameRule> RULES = List.of(
            NameRule.subdomain(NameRule.ANY, NameRule.ANY, "metadata.name"),
            NameRule.label("", "Namespace", "metadata.name"),
            NameRule.label(NameRule.ANY, NameRule.ANY, "metadata.namespace"),
            NameRule.of(
                    NETWORK,
                    "ClusterNetwork",
                    "metadata.name",
                    name -> name.length() <= LONGEST_CLUSTER_NETWORK,
                    "at most 12 characters, as names of bridges are made from it"),
            NameRule.label(Machines.GROUP, Machines.KIND, INSTANCE + "domain.devices.disks[*].name"),
            NameRule.label(Machines.GROUP, Machines.KIND, INSTANCE + "volumes[*].name"),
            NameRule.of(
                    Machines.GROUP,
                    Machines.KIND,
                    INSTANCE + "domain.devices.interfaces[*].name",
                    NameRule.matching("[A-Za-z0-9_-]+", Integer.MAX_VALUE),
                    "letters, digits, underscores and hyphens"),
            NameRule.label("loadbalancer.harvesterhci.io", "LoadBalancer", "metadata.name"),
            NameRule.labelValue(HARVESTER, "VirtualMachineImage", "spec.displayName"),
            NameRule.of(
                    HARVESTER,
                    "ResourceQuota",
                    "metadata.name",
                    "default-resource-quota"::equals,
                    "default-resource-quota"),
            NameRule.subdomain(HARVESTER, "VirtualMachineRestore", "spec.target.name"));

    @Override
    public void accept(Resource resource, Problems problems) {
        // Names of roles and their bindings are path segments, with colons in many of them.
        boolean isFree = resource.id().group().equals("rbac.authorization.k8s.io");
        RULES.stream()
                .filter(rule -> rule.isFor(resource) && !isFree)
                .forEach(rule -> rule.forEachFault(
                        resource,
                        (at, name) -> problems.error(at, "found \"" + name + "\"; expected " + rule.expected())));
        if (resource.id().group().equals(NETWORK) && resource.id().kind().equals("HostNetworkConfig")) {
            checkDevice(resource, problems);
        }
    }

    private static void checkDevice(Resource hostNetwork, Problems problems) {
        Tree vlan = hostNetwork.tree().mapping("spec").get("vlanID");
        String device =
                hostNetwork.tree().mapping("spec").text("clusterNetwork").orElse("") + "-br." + Segment.vlan(vlan);
        if (device.length() > LONGEST_DEVICE) {
            problems.error(
                    FieldPath.of("spec", "clusterNetwork"),
                    "the device on the nodes would be " + device
                            + "; expected at most 15 characters, so the name of the"
                            + " cluster network must be shorter");
        }
    }
}
