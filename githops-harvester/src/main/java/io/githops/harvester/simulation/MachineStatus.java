package io.githops.harvester.simulation;

import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineSpec;
import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a machine's status says. */
final class MachineStatus {
    private static final String READY = "Ready";
    private static final String RESTART_REQUIRED = "RestartRequired";

    private final Machine machine;
    private final @Nullable MachineInstance instance;
    private final StoredObjects objects;

    private MachineStatus(Machine machine, StoredObjects objects) {
        this.machine = machine;
        this.instance = MachineInstance.of(machine, objects).orElse(null);
        this.objects = objects;
    }

    static void write(Machine machine, StoredObjects objects, Instant now) {
        var status = new MachineStatus(machine, objects);
        objects.edit(
                machine.object(), VirtualMachineLife.KUBEVIRT, stored -> stored.withStatus(old -> status.of(old, now)));
        status.keepMacAddresses();
    }

    private Mapping of(Mapping old, Instant now) {
        boolean stopping = instance != null && instance.object().isBeingDeleted();
        Mapping status = old.with("created", Bool.of(instance != null))
                .with("ready", Bool.of(isReady()))
                .with("printableStatus", new Text(printable()))
                .with("desiredGeneration", Num.of(machine.object().generation()));
        if (!stopping) {
            status = status.with("runStrategy", new Text(machine.runStrategy()));
        }
        if (instance != null) {
            status = status.with("observedGeneration", Num.of(instance.machineGeneration()));
        }
        return restart(ready().inKubeVirt(status, now), now);
    }

    private boolean isReady() {
        return instance != null && Condition.isTrue(instance.object().status(), READY);
    }

    private Condition ready() {
        if (isReady()) {
            return Condition.met(READY);
        }
        return instance == null
                ? Condition.unmet(READY, "VMINotExists", "VMI does not exist")
                : Condition.unmet(READY, "PodNotReady", "Guest VM is not reported as running");
    }

    private Mapping restart(Mapping status, Instant now) {
        if (instance == null || !MachinePower.needsRestart(machine, instance)) {
            return Condition.without(status, RESTART_REQUIRED);
        }
        return Condition.met(RESTART_REQUIRED)
                .because("", "a non-live-updatable field was changed in the template spec")
                .inKubeVirt(status, now);
    }

    private String printable() {
        if (machine.object().isBeingDeleted()) {
            return "Terminating";
        }
        if (instance == null) {
            return withoutInstance();
        }
        Mapping state = instance.object().status();
        if (instance.object().isBeingDeleted() || machine.isHalted()) {
            return "Stopping";
        }
        if (instance.isRunning() && instance.isMigrating()) {
            return "Migrating";
        }
        if (instance.isRunning()) {
            return Condition.isTrue(state, "Paused") ? "Paused" : "Running";
        }
        if (hasReason(state, InstanceLife.SYNCHRONIZED, InstanceLife.CLAIM_MISSING)) {
            return "ErrorPvcNotFound";
        }
        if (dataVolumes().stream().anyMatch(DataVolume::isFailed)) {
            return "DataVolumeError";
        }
        if (hasReason(state, InstanceLife.PLACED, InstanceLife.UNSCHEDULABLE)) {
            return "ErrorUnschedulable";
        }
        return startingStage();
    }

    private String withoutInstance() {
        if (dataVolumes().stream().anyMatch(DataVolume::isFailed)) {
            return "DataVolumeError";
        }
        return dataVolumes().stream().anyMatch(volume -> isBeingFilled(volume) && isBound(volume))
                ? "Provisioning"
                : "Stopped";
    }

    /** What waits for a place cannot be filled, and says nothing of a machine that nobody wants to start. */
    private boolean isBound(DataVolume volume) {
        return volume.claim(objects).filter(VolumeClaimLife::isBound).isPresent();
    }

    private String startingStage() {
        if (dataVolumes().stream().anyMatch(MachineStatus::isBeingFilled) || lacksDataVolume()) {
            return "Provisioning";
        }
        boolean bound = machine.spec().claims().stream()
                .allMatch(name -> HarvesterKind.VOLUME_CLAIM
                        .find(objects, machine.namespace(), name)
                        .filter(VolumeClaimLife::isBound)
                        .isPresent());
        return bound ? "Starting" : "WaitingForVolumeBinding";
    }

    private List<DataVolume> dataVolumes() {
        return DataVolume.of(machine, objects);
    }

    private static boolean isBeingFilled(DataVolume volume) {
        return !volume.isOver() && !volume.phase().equals(DataVolume.WAITING);
    }

    private boolean lacksDataVolume() {
        Set<String> named = machine.spec().namedClaims();
        return machine.spec().claims().stream()
                .anyMatch(name -> !named.contains(name)
                        && !HarvesterKind.DATA_VOLUME.exists(objects, machine.namespace(), name)
                        && !HarvesterKind.VOLUME_CLAIM.exists(objects, machine.namespace(), name));
    }

    private static boolean hasReason(Mapping status, String condition, String reason) {
        return Condition.find(status, condition)
                .flatMap(found -> found.text("reason"))
                .filter(reason::equals)
                .isPresent();
    }

    /** Harvester notes the addresses of a running machine, so that it keeps them when it starts again. */
    private void keepMacAddresses() {
        if (instance == null || !instance.isRunning() || machine.object().isBeingDeleted()) {
            return;
        }
        var addresses = Mapping.builder();
        for (Mapping link : instance.spec().interfaces()) {
            addresses.putIfPresent(MachineSpec.name(link), link.get("macAddress"));
        }
        Mapping known = addresses.build();
        if (!known.isEmpty()) {
            objects.edit(
                    machine.object(),
                    VirtualMachineLife.HARVESTER,
                    stored -> stored.withAnnotation(Keys.MAC_ADDRESSES, Json.text(known)));
        }
    }
}
