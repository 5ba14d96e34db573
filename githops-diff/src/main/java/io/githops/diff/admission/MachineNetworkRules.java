package io.githops.diff.admission;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
        Map<String, Mapping> wanted = byMacAddress(machine);
        for (ApiObject object : HarvesterKind.VIRTUAL_MACHINE.all(objects)) {
            if (!object.id().equals(machine.object().id())) {
                checkMacAddresses(machine, wanted, new Machine(object));
            }
        }
    }

    private void checkMacAddresses(Machine machine, Map<String, Mapping> wanted, Machine other)
            throws RefusedException {
        for (Mapping link : other.spec().interfaces()) {
            String address = macAddress(link);
            @Nullable Mapping own = wanted.get(address);
            if (own != null && clusterNetwork(machine, own).equals(clusterNetwork(other, link))) {
                throw Webhook.HARVESTER.invalid(
                        "duplicate-mac-address",
                        "spec.template.spec.domain.devices.interfaces",
                        "interface " + MachineSpec.name(own) + " has MAC address " + address
                                + " that is already in use by VM "
                                + other.object().qualifiedName());
            }
        }
    }

    private static Map<String, Mapping> byMacAddress(Machine machine) {
        Map<String, Mapping> links = new HashMap<>();
        machine.spec().interfaces().stream()
                .filter(link -> link.has("macAddress"))
                .forEach(link -> links.put(macAddress(link), link));
        return links;
    }

    private static String macAddress(Mapping link) {
        return link.text("macAddress").orElse("").toLowerCase(Locale.ROOT);
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
