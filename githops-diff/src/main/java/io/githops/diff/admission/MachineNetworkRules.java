package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** What Harvester checks of a machine's networks. */
final class MachineNetworkRules {
    private final ClusterObjects objects;

    private MachineNetworkRules(ClusterObjects objects) {
        this.objects = objects;
    }

    static void check(@Nullable Machine live, Machine machine, ClusterObjects objects) throws RefusedException {
        var rules = new MachineNetworkRules(objects);
        rules.checkAttachments(machine);
        if (live == null || !live.spec().interfaces().equals(machine.spec().interfaces())) {
            rules.checkMacAddresses(machine);
        }
    }

    private void checkAttachments(Machine machine) throws RefusedException {
        for (ResourceId network : machine.spec().attachments(machine.namespace())) {
            if (HarvesterKind.NETWORK.isMissing(objects, network.namespace(), network.name())) {
                throw Webhook.HARVESTER.internal(
                        "machine-network-missing",
                        "spec.template.spec.networks",
                        "network-attachment-definitions.k8s.cni.cncf.io \"" + network.name() + "\" not found");
            }
        }
    }

    private void checkMacAddresses(Machine machine) throws RefusedException {
        for (Mapping own : MacAddresses.links(machine)) {
            for (Machine other : MacAddresses.machines(MacAddresses.of(own), objects)) {
                if (!other.object().id().equals(machine.object().id())) {
                    checkMacAddress(machine, own, other);
                }
            }
        }
    }

    private void checkMacAddress(Machine machine, Mapping own, Machine other) throws RefusedException {
        String address = MacAddresses.of(own);
        for (Mapping link : MacAddresses.links(other)) {
            boolean isSame = MacAddresses.of(link).equals(address);
            if (isSame && clusterNetwork(machine, own).equals(clusterNetwork(other, link))) {
                throw Webhook.HARVESTER.invalid(
                        "duplicate-mac-address",
                        "spec.template.spec.domain.devices.interfaces",
                        "interface " + MachineSpec.name(own) + " has MAC address " + address
                                + " that is already in use by VM "
                                + other.object().qualifiedName());
            }
        }
    }

    /** The cluster network that an interface is on; the pod network counts as the management network. */
    private String clusterNetwork(Machine machine, Mapping link) {
        return machine.spec()
                .attachmentOf(link, machine.namespace())
                .flatMap(objects::get)
                .flatMap(network -> NetworkConfig.of(new ApiObject(network)).clusterNetwork())
                .orElse(ClusterNetworks.MANAGEMENT);
    }
}
