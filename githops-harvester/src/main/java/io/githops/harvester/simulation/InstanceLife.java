package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.ClusterNodes;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.MachineDefaults;
import io.githops.diff.admission.Timing;
import io.githops.model.ResourceId;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;

/** Brings running machines up and down. */
final class InstanceLife implements Controller {
    static final String SYNCHRONIZED = "Synchronized";
    static final String CLAIM_MISSING = "FailedPvcNotFound";
    static final String PLACED = "PodScheduled";
    static final String UNSCHEDULABLE = "Unschedulable";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject object : HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects)) {
            var instance = new MachineInstance(object);
            if (object.isBeingDeleted()) {
                shutDown(instance, objects, now);
            } else {
                objects.edit(
                        object,
                        VirtualMachineLife.KUBEVIRT,
                        stored ->
                                next(new MachineInstance(stored), objects, now).object());
            }
        }
    }

    private static void shutDown(MachineInstance instance, StoredObjects objects, Instant now) {
        Instant asked = instance.object().deletionTime().orElse(now);
        if (!instance.isRunning() || Timing.isOver(asked, GracePeriod.of(instance.spec(), objects), now)) {
            ResourceId machine = HarvesterKind.VIRTUAL_MACHINE.id(
                    instance.object().namespace(), instance.object().name());
            objects.edit(
                    machine,
                    VirtualMachineLife.HARVESTER,
                    stored -> MachineDefaults.withLastMacAddresses(new Machine(new ApiObject(stored)))
                            .object()
                            .tree());
            objects.edit(instance.object(), VirtualMachineLife.KUBEVIRT, ApiObject::released);
        }
    }

    private static MachineInstance next(MachineInstance instance, StoredObjects objects, Instant now) {
        return switch (instance.phase()) {
            case MachineInstance.PENDING -> schedule(instance, objects, now);
            case MachineInstance.SCHEDULING -> boot(instance, objects, now);
            case MachineInstance.RUNNING -> new HotPlug(instance).reported(now);
            default -> instance;
        };
    }

    private static MachineInstance schedule(MachineInstance instance, StoredObjects objects, Instant now) {
        String namespace = instance.object().namespace();
        Optional<String> missing = instance.spec().namedClaims().stream()
                .filter(name -> !HarvesterKind.VOLUME_CLAIM.exists(objects, namespace, name))
                .findFirst();
        if (missing.isPresent()) {
            return with(
                    instance,
                    Condition.unmet(
                            SYNCHRONIZED,
                            CLAIM_MISSING,
                            "PVC " + namespace + "/" + missing.get() + " does not exist, waiting for it to appear"),
                    now);
        }
        MachineInstance complete = with(instance, Condition.met(SYNCHRONIZED), now);
        boolean bound = instance.spec().claims().stream()
                .allMatch(name -> HarvesterKind.VOLUME_CLAIM
                        .find(objects, namespace, name)
                        .filter(VolumeClaimLife::isBound)
                        .isPresent());
        boolean filled =
                instance.spec().claims().stream().allMatch(name -> DataVolume.isFilled(namespace, name, objects));
        return bound && filled ? place(complete, objects, now) : complete;
    }

    private static MachineInstance place(MachineInstance instance, StoredObjects objects, Instant now) {
        Optional<String> node = ClusterNodes.of(objects).place(instance.spec());
        if (node.isEmpty()) {
            return with(
                    instance,
                    Condition.unmet(PLACED, UNSCHEDULABLE, "no node matches the machine's node affinity"),
                    now);
        }
        return new MachineInstance(with(instance, Condition.met(PLACED), now)
                        .object()
                        .withStatus(status -> status.with("nodeName", new Text(node.get()))))
                .inPhase(MachineInstance.SCHEDULING, now);
    }

    private static MachineInstance boot(MachineInstance instance, StoredObjects objects, Instant now) {
        boolean mounted = instance.spec().mounts(instance.object().namespace()).stream()
                .allMatch(id -> objects.get(id).isPresent());
        return mounted && Timing.isOver(instance.phaseStart(), Timing.BOOT, now)
                ? Guest.report(instance.inPhase(MachineInstance.RUNNING, now), objects, now)
                : instance;
    }

    static MachineInstance with(MachineInstance instance, Condition condition, Instant now) {
        return new MachineInstance(instance.object().withStatus(status -> condition.inKubeVirt(status, now)));
    }
}
