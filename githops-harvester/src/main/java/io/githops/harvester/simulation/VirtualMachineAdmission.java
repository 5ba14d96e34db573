package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhooks of virtual machines: Harvester's first, then KubeVirt's. */
final class VirtualMachineAdmission implements Admission {

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.VIRTUAL_MACHINE.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, StoredObjects objects) {
        @Nullable Machine before = live == null ? null : new Machine(new ApiObject(live));
        var settings = new SettingValues(objects);
        Machine machine = new Machine(new ApiObject(object));
        machine = MachineSizes.set(before, machine, settings);
        machine = MachineDefaults.ofHarvester(before, machine, settings);
        machine = MachinePlacement.set(machine, objects);
        machine = MachineDefaults.ofKubeVirt(before, machine);
        return Remarshalled.machine(machine.object()).tree();
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        @Nullable Machine before = live == null ? null : new Machine(new ApiObject(live));
        Machine machine = new Machine(new ApiObject(object));
        MachineRules.check(machine);
        MachineSizeRules.check(machine);
        MachineNetworkRules.check(before, machine, objects);
        MachineVolumeRules.check(before, machine, objects);
    }
}
