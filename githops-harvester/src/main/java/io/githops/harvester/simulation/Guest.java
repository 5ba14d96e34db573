package io.githops.harvester.simulation;

import io.githops.diff.admission.Condition;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.MachineSpec;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is known of a machine once it runs: its addresses, sizes, and whether it can migrate. */
final class Guest {
    private static final String READY = "Ready";
    private static final String PAUSED = "Paused";

    private Guest() {}

    static MachineInstance report(MachineInstance instance, StoredObjects objects, Instant now) {
        MachineInstance running =
                new MachineInstance(instance.object().withStatus(status -> withGuest(status, instance)));
        boolean paused = instance.spec()
                .tree()
                .text("startStrategy")
                .filter(PAUSED::equals)
                .isPresent();
        return InstanceLife.with(paused(running, paused, now), migratable(instance, objects), now);
    }

    /** The instance when its processors are held, or run again. */
    static MachineInstance paused(MachineInstance instance, boolean isPaused, Instant now) {
        if (!isPaused) {
            MachineInstance resumed =
                    new MachineInstance(instance.object().withStatus(status -> Condition.without(status, PAUSED)));
            return InstanceLife.with(resumed, Condition.met(READY), now);
        }
        Condition byUser = Condition.met(PAUSED).because("PausedByUser", "VMI was paused by user");
        Condition unready = Condition.unmet(READY, "GuestNotRunning", "Guest VM is paused");
        return InstanceLife.with(InstanceLife.with(instance, byUser, now), unready, now);
    }

    /** The instance after a move, with what was plugged in before; what it booted with and its other addresses stay. */
    static MachineInstance grown(MachineInstance instance) {
        return new MachineInstance(instance.object().withStatus(status -> {
            Mapping now = withGuest(status, instance);
            Mapping before = status.mapping("memory");
            return now.with("interfaces", links(status.sequence("interfaces"), instance.spec()))
                    .edit(
                            "memory",
                            memory -> before.has("guestAtBoot")
                                    ? memory.with("guestAtBoot", before.get("guestAtBoot"))
                                    : memory);
        }));
    }

    private static Sequence links(Sequence known, MachineSpec spec) {
        Sequence all = known;
        for (Mapping link : spec.interfaces()) {
            boolean isKnown = known.mappings().stream()
                    .anyMatch(old -> MachineSpec.name(old).equals(MachineSpec.name(link)));
            all = isKnown ? all : all.plus(link(link));
        }
        return all;
    }

    private static Mapping withGuest(Mapping status, MachineInstance instance) {
        Mapping domain = instance.spec().domain();
        List<Tree> links =
                instance.spec().interfaces().stream().map(Guest::link).toList();
        Mapping guest = status.with("interfaces", Sequence.of(links))
                .with("currentCPUTopology", domain.mapping("cpu").without("maxSockets"));
        Mapping memory = domain.mapping("memory");
        return memory.has("guest")
                ? guest.with(
                        "memory",
                        Mapping.of(
                                "guestAtBoot", Objects.requireNonNull(memory.get("guest")),
                                "guestCurrent", Objects.requireNonNull(memory.get("guest"))))
                : guest;
    }

    private static Tree link(Mapping link) {
        String address = link.text("macAddress").orElse(Derived.macAddress(MachineSpec.name(link)));
        byte[] host = Derived.digest("SHA-256", address.getBytes(StandardCharsets.UTF_8));
        return Mapping.builder()
                .put("name", MachineSpec.name(link))
                .put("mac", address)
                .put("ipAddress", "10." + (host[0] & 0xff) + "." + (host[1] & 0xff) + "." + (1 + (host[2] & 0x7f)))
                .build();
    }

    private static Condition migratable(MachineInstance instance, StoredObjects objects) {
        Optional<String> alone = instance.spec().claims().stream()
                .filter(name -> HarvesterKind.VOLUME_CLAIM
                        .find(objects, instance.object().namespace(), name)
                        .filter(claim ->
                                claim.spec().sequence("accessModes").texts().contains("ReadWriteMany"))
                        .isEmpty())
                .findFirst();
        return alone.map(name -> Condition.unmet(
                        "LiveMigratable",
                        "DisksNotLiveMigratable",
                        "cannot migrate VMI: PVC " + name
                                + " is not shared, live migration requires that all PVCs must be shared"))
                .orElse(Condition.met("LiveMigratable"));
    }
}
