package io.githops.harvester.simulation;

import io.githops.diff.admission.LiveUpdate;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineDefaults;
import io.githops.diff.admission.MachineSpec;
import io.githops.tree.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts and stops a machine as its run strategy says, and hands on what a running one can take up. */
final class MachinePower {
    private static final String REQUESTS = "stateChangeRequests";

    private final Machine machine;
    private final StoredObjects objects;

    private MachinePower(Machine machine, StoredObjects objects) {
        this.machine = machine;
        this.objects = objects;
    }

    static void step(Machine machine, StoredObjects objects, Instant now) {
        var power = new MachinePower(machine, objects);
        Optional<MachineInstance> instance = MachineInstance.of(machine, objects);
        if (instance.isEmpty()) {
            power.startIfWanted(now);
        } else if (!instance.get().object().isBeingDeleted()) {
            power.run(instance.get());
        }
    }

    private void startIfWanted(Instant now) {
        if (isToStart()) {
            objects.create(MachineInstance.start(machine, now).object().tree(), VirtualMachineLife.KUBEVIRT);
        }
        if (!requests().isEmpty()) {
            objects.edit(
                    machine.object(),
                    VirtualMachineLife.KUBEVIRT,
                    stored -> stored.withStatus(status -> status.without(REQUESTS)));
        }
    }

    /** Except with {@code Always}, a machine that was stopped stays so until it is asked or its strategy changes. */
    private boolean isToStart() {
        String strategy = machine.runStrategy();
        return switch (strategy) {
            case "Always" -> true;
            case "RerunOnFailure", "Once" ->
                isRequested("Start")
                        || !machine.object()
                                .status()
                                .text("runStrategy")
                                .orElse("")
                                .equals(strategy);
            case "Manual" -> isRequested("Start");
            default -> false;
        };
    }

    private boolean isRequested(String action) {
        return requests().stream()
                .anyMatch(request -> request.text("action").orElse("").equals(action));
    }

    private List<Mapping> requests() {
        return machine.object().status().sequence(REQUESTS).mappings();
    }

    private void run(MachineInstance instance) {
        if (machine.isHalted() || isStopRequested(instance)) {
            objects.delete(instance.object().id());
        } else {
            handOn(instance);
        }
    }

    private boolean isStopRequested(MachineInstance instance) {
        return requests().stream()
                .anyMatch(request -> request.text("action").orElse("").equals("Stop")
                        && request.text("uid")
                                .orElse("")
                                .equals(instance.object().uid()));
    }

    /** A machine on the move takes up nothing new before it arrives. */
    private void handOn(MachineInstance instance) {
        boolean copied = instance.started().isEmpty();
        if (copied || !isFollowed(instance)) {
            objects.edit(instance.object(), VirtualMachineLife.KUBEVIRT, stored -> {
                MachineInstance next = handedOn(new MachineInstance(stored).labelledAs(machine));
                return (copied ? next.startedAs(machine) : next).object();
            });
        }
    }

    private MachineInstance handedOn(MachineInstance instance) {
        if (instance.isMigrating()) {
            return instance;
        }
        return needsRestart(machine, instance) ? plugged(instance) : instance.following(machine);
    }

    /** While a restart is due, only what is plugged in and out is handed on; volumes not while they are migrated. */
    private MachineInstance plugged(MachineInstance instance) {
        MachineSpec wanted = MachineDefaults.withLastMacAddresses(machine).spec();
        MachineSpec linked = new PluggedParts(instance.spec(), wanted).withInterfaces();
        boolean keepsVolumes = machine.object()
                .spec()
                .text("updateVolumesStrategy")
                .filter("Migration"::equals)
                .isPresent();
        MachineSpec next = keepsVolumes ? linked : new PluggedParts(linked, wanted).withVolumes();
        return new MachineInstance(instance.object().withSpec(spec -> next.tree()));
    }

    private boolean isFollowed(MachineInstance instance) {
        return instance.machineGeneration() == machine.object().generation();
    }

    static boolean needsRestart(Machine machine, MachineInstance instance) {
        return instance.machineGeneration() != machine.object().generation()
                && instance.started()
                        .filter(started -> new LiveUpdate(started, instance.spec(), machine.spec()).needsRestart()
                                || HotPlug.isMemoryStuck(machine, instance))
                        .isPresent();
    }
}
