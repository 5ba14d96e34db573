package io.githops.diff.rule;

import io.githops.model.ResourceId;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The devices of nodes that a machine is given. */
final class PassedThrough {
    private static final String ALLOCATION = "harvesterhci.io/deviceAllocationDetails";

    private PassedThrough() {}

    /** Whether live has a device that came along with a desired one of its IOMMU group. */
    static boolean isSibling(Candidate candidate) {
        Optional<String> group = group(candidate, Places.itemName(candidate.path()));
        return candidate.isLiveOnly()
                && group.isPresent()
                && MachineObject.predicted(candidate).devices("hostDevices").stream()
                        .anyMatch(device -> group.equals(group(candidate, name(device))));
    }

    /** Whether the difference is a desired GPU that live has as host device, on the one side or on the other. */
    static boolean isConvertedGpu(Candidate candidate) {
        List<Mapping> live = MachineObject.live(candidate).devices("hostDevices");
        List<Mapping> gpus = MachineObject.predicted(candidate).devices("gpus");
        if (candidate.liveValue() instanceof Mapping device) {
            return candidate.isLiveOnly() && gpus.stream().anyMatch(gpu -> isSame(gpu, device));
        }
        List<Mapping> added = candidate.desiredValue() instanceof Sequence list
                ? list.mappings()
                : gpus.stream()
                        .filter(gpu -> gpu.equals(candidate.desiredValue()))
                        .toList();
        return candidate.isDesiredOnly()
                && !added.isEmpty()
                && added.stream().allMatch(gpu -> live.stream().anyMatch(device -> isSame(gpu, device)));
    }

    /** Whether the two sides differ in the name of a device only, and live has the one that was allocated. */
    static boolean isAllocated(Candidate candidate) {
        String list = Places.field(candidate.path().parent());
        List<Mapping> live = MachineObject.live(candidate).devices(list);
        List<Mapping> desired = MachineObject.predicted(candidate).devices(list);
        String resource = Stream.of(
                        Optional.ofNullable(candidate.liveValue()), Optional.ofNullable(candidate.desiredValue()))
                .flatMap(Optional::stream)
                .filter(Mapping.class::isInstance)
                .map(device -> resource((Mapping) device))
                .findFirst()
                .orElse("");
        List<String> given = unmatched(resource, live, desired);
        List<String> wanted = unmatched(resource, desired, live);
        return given.size() == wanted.size() && allocated(candidate, resource).containsAll(given);
    }

    /** The names of devices of a resource that the other list does not have. */
    private static List<String> unmatched(String resource, List<Mapping> devices, List<Mapping> others) {
        List<String> names = others.stream().map(PassedThrough::name).toList();
        return devices.stream()
                .filter(device -> resource(device).equals(resource))
                .map(PassedThrough::name)
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static List<String> allocated(Candidate candidate, String resource) {
        Mapping allocation = Embedded.mapping(candidate.live().annotation(ALLOCATION));
        return Stream.of("hostdevices", "gpus")
                .flatMap(list -> allocation.mapping(list).sequence(resource).stream())
                .filter(Text.class::isInstance)
                .map(name -> ((Text) name).value())
                .toList();
    }

    /** The IOMMU group of a device with its node; empty when the device is not known. */
    private static Optional<String> group(Candidate candidate, String device) {
        return candidate
                .objects()
                .get(new ResourceId("devices.harvesterhci.io", "PCIDevice", "", device))
                .map(object -> object.mapping("status"))
                .flatMap(status -> status.text("iommuGroup")
                        .filter(group -> !group.isEmpty())
                        .map(group -> status.text("nodeName").orElse("") + "/" + group));
    }

    private static boolean isSame(Mapping gpu, Mapping device) {
        return name(gpu).equals(name(device)) && resource(gpu).equals(resource(device));
    }

    private static String name(Mapping device) {
        return device.text("name").orElse("");
    }

    private static String resource(Mapping device) {
        return device.text("deviceName").orElse("");
    }
}
