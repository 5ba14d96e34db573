package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Derived;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Creates a machine's volumes, starts and stops it, and takes it away with what it owns. */
final class VirtualMachineLife implements Controller {
    static final String KUBEVIRT = "virt-controller";
    static final String HARVESTER = "harvester";

    private static final UUID FIRMWARE = UUID.fromString("6a1a24a1-4061-4607-8bf4-a3963d0c5895");
    private static final String OBSERVED_VERSION = "kubevirt.io/latest-observed-api-version";
    private static final String STORED_VERSION = "kubevirt.io/storage-observed-api-version";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject object : HarvesterKind.VIRTUAL_MACHINE.all(objects)) {
            if (object.isBeingDeleted()) {
                MachineRemoval.step(new Machine(object), objects);
            } else {
                adopt(object, objects);
                MachineVolumes.create(read(object, objects), objects);
                MachineVolumes.createDataVolumes(read(object, objects), objects);
                MachinePower.step(read(object, objects), objects, now);
            }
            MachineStatus.write(read(object, objects), objects, now);
        }
    }

    private static Machine read(ApiObject object, StoredObjects objects) {
        return new Machine(objects.get(object.id()).map(ApiObject::new).orElse(object));
    }

    private static void adopt(ApiObject object, StoredObjects objects) {
        objects.edit(
                object,
                KUBEVIRT,
                stored -> withFirmware(stored)
                        .withFinalizers("kubevirt.io/virtualMachineControllerFinalize")
                        .withAnnotation(OBSERVED_VERSION, "v1")
                        .withAnnotation(STORED_VERSION, "v1"));
        objects.edit(object, HARVESTER, VirtualMachineLife::withStoredRunStrategy);
    }

    private static ApiObject withFirmware(ApiObject object) {
        Text uuid = new Text(Derived.nameUuid(FIRMWARE, object.name()));
        Mapping firmware = new Machine(object).spec().domain().mapping("firmware");
        return firmware.has("uuid")
                ? object
                : new Machine(object)
                        .withDomain(domain -> domain.with("firmware", firmware.with("uuid", uuid)))
                        .object();
    }

    private static ApiObject withStoredRunStrategy(ApiObject object) {
        ApiObject adopted = object.withFinalizers("wrangler.cattle.io/VMController.CleanupPVCAndSnapshot");
        Optional<String> strategy = Optional.of(new Machine(object))
                .filter(machine -> !machine.isHalted())
                .map(Machine::runStrategy);
        return strategy.map(value -> adopted.withAnnotation(Keys.RUN_STRATEGY, value))
                .orElse(adopted);
    }
}
