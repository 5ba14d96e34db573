package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.Optional;
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
        for (MachinePart part : machine.spec().parts(MachinePart.NETWORKS)) {
            Optional<ResourceId> network = MachineSpec.attachment(part.tree(), machine.namespace());
            if (network.isPresent()
                    && HarvesterKind.NETWORK.isMissing(
                            objects, network.get().namespace(), network.get().name())) {
                throw Webhook.HARVESTER.internal(
                        "machine-network-missing",
                        part.field() + ".multus.networkName",
                        "network-attachment-definitions.k8s.cni.cncf.io \""
                                + network.get().name() + "\" not found");
            }
        }
    }

    private void checkMacAddresses(Machine machine) throws RefusedException {
        for (MachinePart own : machine.spec().parts(MachinePart.INTERFACES)) {
            if (own.tree().has("macAddress")) {
                checkMacAddress(machine, own);
            }
        }
    }

    private void checkMacAddress(Machine machine, MachinePart own) throws RefusedException {
        String address = MacAddresses.of(own.tree());
        for (Machine other : MacAddresses.machines(address, objects)) {
            boolean isOther = !other.object().id().equals(machine.object().id());
            if (isOther && sharesNetwork(machine, own.tree(), other)) {
                throw Webhook.HARVESTER.invalid(
                        "duplicate-mac-address",
                        own.field() + ".macAddress",
                        "interface " + own.name() + " has MAC address " + address
                                + " that is already in use by VM "
                                + other.object().qualifiedName());
            }
        }
    }

    /** Whether another machine has the address of an interface on the same cluster network. */
    private boolean sharesNetwork(Machine machine, Mapping own, Machine other) {
        String network = clusterNetwork(machine, own);
        return MacAddresses.links(other, MacAddresses.of(own)).stream()
                .anyMatch(link -> clusterNetwork(other, link).equals(network));
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
