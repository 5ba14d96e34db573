package io.githops.model.kubevirt;

import static io.githops.model.kubevirt.AnnotationPlace.INSTANCE;
import static io.githops.model.kubevirt.AnnotationPlace.MACHINE;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.githops.model.IpAddress;
import io.githops.model.MacAddress;
import io.githops.model.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The annotations of machines to which Harvester gives a meaning. */
final class MachineAnnotations {
    static final String DESCRIPTION = "field.cattle.io/description";

    static final MachineAnnotation<VolumeClaimTemplate[]> VOLUME_CLAIM_TEMPLATES =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/volumeClaimTemplates", VolumeClaimTemplate[].class);
    static final MachineAnnotation<String> REMOVED_CLAIMS =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/removedPersistentVolumeClaims", String.class);
    static final MachineAnnotation<Quantity> RESERVED_MEMORY =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/reservedMemory", Quantity.class);
    static final MachineAnnotation<String> HOTPLUG =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/enableCPUAndMemoryHotplug", String.class);
    static final MachineAnnotation<MacAddresses> MAC_ADDRESSES =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/mac-address", MacAddresses.class);
    static final MachineAnnotation<DeviceAllocation> DEVICE_ALLOCATION =
            MachineAnnotation.of(MACHINE, "harvesterhci.io/deviceAllocationDetails", DeviceAllocation.class);

    static final MachineAnnotation<String[]> SSH_NAMES =
            MachineAnnotation.of(INSTANCE, "harvesterhci.io/sshNames", String[].class);
    static final MachineAnnotation<KeysOfSecrets> DYNAMIC_SSH_KEY_NAMES =
            MachineAnnotation.of(INSTANCE, "harvesterhci.io/dynamic-ssh-key-names", KeysOfSecrets.class);
    static final MachineAnnotation<String[]> WAIT_FOR_LEASE =
            MachineAnnotation.of(INSTANCE, "harvesterhci.io/waitForLeaseInterfaceNames", String[].class);
    static final MachineAnnotation<String[]> DISK_NAMES =
            MachineAnnotation.of(INSTANCE, "harvesterhci.io/diskNames", String[].class);

    private static final String STATIC_ADDRESS = "static-ip.harvesterhci.io/";

    private MachineAnnotations() {}

    static MachineAnnotation<IpAddress> staticAddress(String networkInterface) {
        return MachineAnnotation.of(MACHINE, STATIC_ADDRESS + networkInterface, IpAddress.class);
    }

    /** Every static address, by the name of its interface. */
    static Map<String, IpAddress> staticAddresses(VirtualMachine machine) {
        Map<String, IpAddress> addresses = new LinkedHashMap<>();
        for (String name : machine.metadata().annotations().keySet()) {
            if (name.startsWith(STATIC_ADDRESS)) {
                String networkInterface = name.substring(STATIC_ADDRESS.length());
                staticAddress(networkInterface)
                        .value(machine)
                        .ifPresent(address -> addresses.put(networkInterface, address));
            }
        }
        return Collections.unmodifiableMap(addresses);
    }

    /** By the names of interfaces. */
    record MacAddresses(@JsonValue Map<String, MacAddress> byInterface) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        MacAddresses {}
    }

    /** The names of keys by those of Secrets. */
    record KeysOfSecrets(@JsonValue Map<String, List<String>> bySecret) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        KeysOfSecrets {}
    }
}
