package io.githops.diff.admission;

import io.githops.model.Quantity;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a running machine can take up a changed specification.
 *
 * @param started what the machine was started from
 * @param running what it runs with now
 * @param wanted what it is asked to be
 */
public record LiveUpdate(MachineSpec started, MachineSpec running, MachineSpec wanted) {
    private static final Quantity LEAST_GROWING_MEMORY = Quantity.parse("1Gi");
    private static final long HOTPLUG_RATIO = 4;

    public boolean needsRestart() {
        return !frozen(started).equals(frozen(wanted)) || !socketsFit() || !memoryFits();
    }

    /** What a change of needs a restart, whatever the change is. */
    private Mapping frozen(MachineSpec spec) {
        Set<String> plugged = pluggedVolumes();
        Set<String> unplugged = absentInterfaces();
        Predicate<Mapping> isDisk = disk -> disk.has("cdrom") || !plugged.contains(MachineSpec.name(disk));
        Predicate<Mapping> isVolume = volume -> !plugged.contains(MachineSpec.name(volume));
        Predicate<Mapping> isLinked = link -> !unplugged.contains(MachineSpec.name(link)) && !isNew(link, spec);
        return spec.tree()
                .without("nodeSelector")
                .without("affinity")
                .without("tolerations")
                .with("volumes", kept(spec.volumes(), isVolume))
                .with("networks", kept(spec.networks(), isLinked))
                .edit(
                        "domain",
                        domain -> withoutSizes(domain)
                                .edit(
                                        "devices",
                                        devices -> devices.with("disks", kept(spec.disks(), isDisk))
                                                .with("interfaces", links(kept(spec.interfaces(), isLinked)))));
    }

    /** Sizes are compared by themselves, and a firmware identity that was filled in later equals the running one. */
    private Mapping withoutSizes(Mapping domain) {
        boolean identityFilledIn = !started.domain().mapping("firmware").has("uuid");
        return domain.edit("cpu", cpu -> cpu.without("sockets"))
                .edit("memory", memory -> memory.without("guest"))
                .edit("firmware", firmware -> identityFilledIn ? firmware.without("uuid") : firmware);
    }

    private Set<String> pluggedVolumes() {
        return Stream.concat(started.volumes().stream(), wanted.volumes().stream())
                .filter(LiveUpdate::isHotplugged)
                .map(MachineSpec::name)
                .collect(Collectors.toSet());
    }

    public static boolean isHotplugged(Mapping volume) {
        return Stream.of("persistentVolumeClaim", "dataVolume")
                .anyMatch(source -> Bool.TRUE.equals(volume.mapping(source).get("hotpluggable")));
    }

    private Set<String> absentInterfaces() {
        return wanted.interfaces().stream()
                .filter(link -> link.text("state").filter("absent"::equals).isPresent())
                .map(MachineSpec::name)
                .collect(Collectors.toSet());
    }

    private boolean isNew(Mapping link, MachineSpec spec) {
        return spec == wanted
                && started.interfaces().stream()
                        .noneMatch(old -> MachineSpec.name(old).equals(MachineSpec.name(link)))
                && wanted.interfaces().stream()
                        .anyMatch(added -> MachineSpec.name(added).equals(MachineSpec.name(link))
                                && (added.has("bridge") || added.has("sriov")));
    }

    private static Sequence links(Sequence interfaces) {
        return interfaces.map(
                item -> item instanceof Mapping link && link.has("bridge") ? link.without("state") : item);
    }

    private static Sequence kept(List<Mapping> items, Predicate<Mapping> isKept) {
        return Sequence.of(items.stream().filter(isKept).toList());
    }

    private boolean socketsFit() {
        BigDecimal before = sockets(running);
        BigDecimal after = sockets(wanted);
        if (after.compareTo(before) == 0) {
            return true;
        }
        BigDecimal most = running.domain().mapping("cpu").get("maxSockets") instanceof Num limit
                ? limit.decimal()
                : sockets(started).multiply(BigDecimal.valueOf(HOTPLUG_RATIO));
        return wanted.isAmd64() && after.compareTo(before) > 0 && after.compareTo(most) <= 0;
    }

    private static BigDecimal sockets(MachineSpec spec) {
        return spec.domain().mapping("cpu").get("sockets") instanceof Num sockets ? sockets.decimal() : BigDecimal.ONE;
    }

    private boolean memoryFits() {
        Optional<Quantity> before = guestMemory(started);
        Optional<Quantity> after = guestMemory(wanted);
        if (after.equals(guestMemory(running))) {
            return true;
        }
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        Quantity most = memory(running, "maxGuest").orElse(before.get().times(BigDecimal.valueOf(HOTPLUG_RATIO)));
        return wanted.isAmd64()
                && after.get().compareTo(before.get()) >= 0
                && after.get().compareTo(LEAST_GROWING_MEMORY) >= 0
                && after.get().compareTo(most) <= 0;
    }

    private static Optional<Quantity> guestMemory(MachineSpec spec) {
        return memory(spec, "guest");
    }

    private static Optional<Quantity> memory(MachineSpec spec, String field) {
        return Machine.quantity(spec.domain().mapping("memory").get(field));
    }
}
