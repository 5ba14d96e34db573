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
            return "Stopped";
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
        if (hasReason(state, InstanceLife.PLACED, InstanceLife.UNSCHEDULABLE)) {
            return "ErrorUnschedulable";
        }
        return startingStage();
    }

    private String startingStage() {
        if (hasUnfinishedDataVolume()) {
            return "Provisioning";
        }
        boolean bound = machine.spec().claims().stream()
                .allMatch(name -> HarvesterKind.VOLUME_CLAIM
                        .find(objects, machine.namespace(), name)
                        .filter(VolumeClaimLife::isBound)
                        .isPresent());
        return bound ? "Starting" : "WaitingForVolumeBinding";
    }

    private boolean hasUnfinishedDataVolume() {
        return machine.object().spec().sequence("dataVolumeTemplates").mappings().stream()
                .anyMatch(template -> HarvesterKind.DATA_VOLUME
                        .find(
                                objects,
                                machine.namespace(),
                                template.mapping("metadata").text("name").orElse(""))
                        .flatMap(volume -> volume.status().text("phase"))
                        .filter("Succeeded"::equals)
                        .isEmpty());
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
