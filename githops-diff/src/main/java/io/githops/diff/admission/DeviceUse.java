package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.util.Optional;
import java.util.stream.Stream;

/** Which machines hold a device of their node. */
final class DeviceUse {
    private static final String ALLOCATION = "harvesterhci.io/deviceAllocationDetails";

    private DeviceUse() {}

    /** A machine to which a device was given when it was started last; one that never was holds none. */
    static Optional<ApiObject> holder(String device, ClusterObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE.all(objects).stream()
                .filter(machine -> allocated(machine).anyMatch(device::equals))
                .findFirst();
    }

    private static Stream<String> allocated(ApiObject machine) {
        Mapping allocation =
                machine.annotation(ALLOCATION).map(DeviceUse::parse).orElse(Mapping.empty());
        return Stream.of("hostdevices", "gpus")
                .flatMap(group -> allocation.mapping(group).values())
                .flatMap(DeviceUse::texts);
    }

    private static Mapping parse(String text) {
        try {
            return Json.parse(text) instanceof Mapping mapping ? mapping : Mapping.empty();
        } catch (MalformedJsonException e) {
            return Mapping.empty();
        }
    }

    private static Stream<String> texts(Tree devices) {
        return devices instanceof Sequence sequence ? sequence.texts().stream() : Stream.empty();
    }

    /** A machine that lists a device, whether it runs or not. */
    static Optional<ApiObject> user(String device, ClusterObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE.all(objects).stream()
                .filter(machine -> new Machine(machine)
                        .spec().domain().mapping("devices").sequence("hostDevices").mappings().stream()
                                .map(MachineSpec::name)
                                .anyMatch(device::equals))
                .findFirst();
    }

    /** @throws RefusedException when a machine holds the device */
    static void checkFree(String rule, String field, String device, ClusterObjects objects) throws RefusedException {
        Optional<ApiObject> holder = holder(device, objects);
        if (holder.isPresent()) {
            throw Webhook.DEVICES.internal(
                    rule,
                    field,
                    "device " + device + " is in use by VM " + holder.get().qualifiedName());
        }
    }

    /** Whether the node of a device left the cluster, so that nothing can use the device any more. */
    static boolean isNodeGone(ApiObject device, ClusterObjects objects) {
        String node = device.spec()
                .text("nodeName")
                .or(() -> device.status().text("nodeName"))
                .orElse("");
        return !node.isEmpty() && HarvesterKind.NODE.isMissing(objects, "", node);
    }
}
