package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhooks of virtual machines: Harvester's first, then KubeVirt's. */
final class VirtualMachineAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VIRTUAL_MACHINE.is(group, kind);
    }

    @Override
    public Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
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
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        @Nullable Machine before = live == null ? null : new Machine(new ApiObject(live));
        Machine machine = new Machine(new ApiObject(object));
        var refusals = new Refusals();
        MachineRules.check(machine, refusals);
        MachineDeviceRules.check(machine, refusals);
        MachineFeatureRules.check(machine, refusals);
        MachineTypeRules.check(before, machine, refusals);
        MachineDataVolumeRules.check(machine, refusals);
        MachineSizeRules.check(machine, refusals);
        MachineMemoryRules.check(machine, refusals);
        refusals.check(() -> MachineNetworkRules.check(before, machine, objects));
        MachineVolumeRules.check(before, machine, objects, refusals);
        MachineSharedDiskRules.check(machine, objects, refusals);
        if (before != null) {
            MachineChangeRules.check(before, machine, objects, refusals);
        }
        return refusals.all();
    }
}
