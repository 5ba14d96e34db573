package io.githops.diff.check;

import io.githops.model.harvester.VirtualMachineImage;
import io.githops.model.kubernetes.Secret;
import java.util.List;

/** Checks that fit every team. Each is an error where the cluster would refuse or break, and a warning elsewhere. */
public final class ReadyChecks {
    private ReadyChecks() {}

    /** All that need no decision of a team: every one of this class but {@link #plainSecrets} and {@link #requiredLabel}. */
    public static List<Check> standard() {
        return List.of(
                danglingReferences(),
                duplicateMacAddresses(),
                duplicateAddresses(),
                invalidNames(),
                unusedKeyPairs(),
                mutableImages(),
                machineLimits());
    }

    /**
     * {@code dangling-reference}: what a resource names is neither desired nor live, and the cluster does not bring or make it.
     * A warning where the cluster stores the resource all the same. Owners are not looked at.
     */
    public static Check danglingReferences() {
        return Check.onConfiguration(DanglingReferences.ID, new DanglingReferences());
    }

    /** {@code duplicate-mac-address}: interfaces of one cluster network have one MAC address. */
    public static Check duplicateMacAddresses() {
        return Check.onConfiguration(DuplicateMacAddresses.ID, new DuplicateMacAddresses());
    }

    /**
     * {@code duplicate-ip-address}: static addresses of machines, addresses of nodes and pools of load balancers overlap in one
     * network. Of machines it knows cloud-init network data and the annotations of the overlay network.
     */
    public static Check duplicateAddresses() {
        return Check.onConfiguration(DuplicateAddresses.ID, new DuplicateAddresses());
    }

    /** {@code invalid-name}: a name is too long, or has characters that the API server or Harvester does not take. */
    public static Check invalidNames() {
        return Check.onResources(InvalidNames.ID).find(new InvalidNames());
    }

    /** {@code unused-key-pair}: no machine uses a key pair. */
    public static Check unusedKeyPairs() {
        return Check.onConfiguration(UnusedKeyPairs.ID, new UnusedKeyPairs());
    }

    /** {@code mutable-image}: an image comes from a URL whose content may change, and has no checksum. */
    public static Check mutableImages() {
        return Check.onResources(MutableImage.ID)
                .where(resource -> Configuration.isOf(resource, VirtualMachineImage.KIND))
                .find(new MutableImage());
    }

    /** {@code machine-limits}: a machine has no limit of CPU or memory. */
    public static Check machineLimits() {
        return Check.onResources(MachineLimits.ID).where(Machines::isMachine).find(new MachineLimits());
    }

    /** {@code plain-secret}: a Secret stands in the manifests with its values. */
    public static Check plainSecrets() {
        return Check.onResources(PlainSecret.ID)
                .where(resource -> Configuration.isOf(resource, Secret.KIND))
                .find(new PlainSecret());
    }

    /** {@code required-label:KEY}: a machine has no such label, or an empty one. */
    public static Check requiredLabel(String key) {
        return Check.onResources(RequiredLabel.ID + ":" + key)
                .where(Machines::isMachine)
                .find(new RequiredLabel(key));
    }
}
