package io.githops.model.kubevirt;

import static io.githops.model.kubevirt.MachineAnnotations.DEVICE_ALLOCATION;
import static io.githops.model.kubevirt.MachineAnnotations.HOTPLUG;
import static io.githops.model.kubevirt.MachineAnnotations.MAC_ADDRESSES;
import static io.githops.model.kubevirt.MachineAnnotations.REMOVED_CLAIMS;
import static io.githops.model.kubevirt.MachineAnnotations.RESERVED_MEMORY;
import static io.githops.model.kubevirt.MachineAnnotations.VOLUME_CLAIM_TEMPLATES;

import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.ManifestException;
import io.githops.model.Quantity;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the annotations of a machine mean. */
interface AnnotatedMachine {
    ObjectMeta metadata();

    VirtualMachine withMetadata(ObjectMeta metadata);

    /**
     * The volumes that Harvester makes for this machine, from the annotation
     * {@code harvesterhci.io/volumeClaimTemplates}; empty when it is absent.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default List<VolumeClaimTemplate> volumeClaimTemplates() {
        return VOLUME_CLAIM_TEMPLATES.json(machine()).map(List::of).orElse(List.of());
    }

    /**
     * This machine with other volumes made for it. Fields of the annotation that {@link VolumeClaimTemplate} does not
     * know stay.
     *
     * @throws ManifestException when the present annotation is not JSON or does not fit
     */
    default VirtualMachine withVolumeClaimTemplates(VolumeClaimTemplate... templates) {
        return VOLUME_CLAIM_TEMPLATES.withJson(machine(), templates);
    }

    /** The volume claims that are deleted together with this machine. */
    default List<String> removedPersistentVolumeClaims() {
        return metadata().annotation(REMOVED_CLAIMS.name()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** This machine with other claims deleted together with it, data and all; counts only before the deletion. */
    default VirtualMachine withRemovedPersistentVolumeClaims(String... names) {
        return REMOVED_CLAIMS.withText(machine(), String.join(",", names));
    }

    /**
     * The memory kept back from the guest for what runs it.
     *
     * @throws ManifestException when the annotation is no quantity
     */
    default Optional<Quantity> reservedMemory() {
        return RESERVED_MEMORY.value(machine());
    }

    /** This machine with other memory kept back from the guest. */
    default VirtualMachine withReservedMemory(Quantity memory) {
        return RESERVED_MEMORY.withText(machine(), memory.toString());
    }

    /** Whether cores and memory can be added while the machine runs; the limits are then the most it can get. */
    default boolean isCpuAndMemoryHotpluggable() {
        return metadata()
                .annotation(HOTPLUG.name())
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** This machine with or without room for more cores and memory while it runs. */
    default VirtualMachine withCpuAndMemoryHotpluggable(boolean hotpluggable) {
        return hotpluggable ? HOTPLUG.withText(machine(), "true") : HOTPLUG.without(machine());
    }

    /** The last run strategy other than {@link RunStrategy#HALTED}, to go back to; written by Harvester. */
    default Optional<RunStrategy> lastRunStrategy() {
        return metadata().annotation("harvesterhci.io/vmRunStrategy").map(RunStrategy::new);
    }

    /**
     * The hardware addresses that the machine has got, by the name of the interface; written by Harvester.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Map<String, MacAddress> macAddresses() {
        return MAC_ADDRESSES
                .json(machine())
                .map(MachineAnnotations.MacAddresses::byInterface)
                .orElse(Map.of());
    }

    /**
     * The addresses that interfaces on kube-ovn networks keep, by the name of the interface.
     *
     * @throws ManifestException when one is no IP address
     */
    default Map<String, IpAddress> staticAddresses() {
        return MachineAnnotations.staticAddresses(machine());
    }

    /** This machine with an address that an interface on a kube-ovn network keeps. */
    default VirtualMachine withStaticAddress(String networkInterface, IpAddress address) {
        return MachineAnnotations.staticAddress(networkInterface).withText(machine(), address.toString());
    }

    /**
     * The devices of nodes that the machine has got; written by Harvester.
     *
     * @throws ManifestException when the annotation is not JSON or does not fit
     */
    default Optional<DeviceAllocation> deviceAllocation() {
        return DEVICE_ALLOCATION.json(machine());
    }

    /** Why the quota of the namespace kept the machine from its last start; written by Harvester. */
    default Optional<String> quotaRefusal() {
        return metadata().annotation("harvesterhci.io/insufficient-resource-quota");
    }

    /** What the machine is for, in free text. */
    default Optional<String> description() {
        return metadata().annotation(MachineAnnotations.DESCRIPTION);
    }

    /** This machine with another description. */
    default VirtualMachine withDescription(String description) {
        return withMetadata(metadata().withAnnotation(MachineAnnotations.DESCRIPTION, description));
    }

    private VirtualMachine machine() {
        return (VirtualMachine) this;
    }
}
