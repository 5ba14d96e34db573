package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import java.util.Arrays;
import java.util.Optional;

/** Stops a machine in deletion, then removes the volumes and snapshots that go with it, then lets it go. */
final class MachineRemoval {
    private MachineRemoval() {}

    static void step(Machine machine, StoredObjects objects) {
        Optional<MachineInstance> instance = MachineInstance.of(machine, objects);
        if (instance.isPresent()) {
            if (!instance.get().object().isBeingDeleted()) {
                objects.delete(instance.get().object().id());
            }
            return;
        }
        deleteVolumes(machine, objects);
        deleteSnapshots(machine, objects);
        objects.edit(machine.object(), VirtualMachineLife.KUBEVIRT, ApiObject::released);
    }

    private static void deleteVolumes(Machine machine, StoredObjects objects) {
        String names = machine.object().annotation(Keys.REMOVED_VOLUME_CLAIMS).orElse("");
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> objects.delete(HarvesterKind.VOLUME_CLAIM.id(machine.namespace(), name)));
    }

    /** Harvester looks for the machine's name in all namespaces. */
    private static void deleteSnapshots(Machine machine, StoredObjects objects) {
        for (ApiObject backup : HarvesterKind.BACKUP.all(objects)) {
            boolean isSnapshot =
                    backup.spec().text("type").filter("snapshot"::equals).isPresent();
            if (isSnapshot
                    && backup.spec().mapping("source").text("name").orElse("").equals(machine.name())) {
                objects.delete(backup.id());
            }
        }
    }
}
