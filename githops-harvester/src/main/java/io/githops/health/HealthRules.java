package io.githops.health;

import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells the health of live resources: by the kind's own probe, the bundled rules, or the standard conditions. */
public final class HealthRules {
    private static final Map<String, Function<Resource, Health>> BUNDLED = Map.ofEntries(
            Map.entry("kubevirt.io/VirtualMachine", MachineHealth::of),
            Map.entry("harvesterhci.io/VirtualMachineImage", HarvesterHealth::image),
            Map.entry("harvesterhci.io/Addon", HarvesterHealth::addon),
            Map.entry("harvesterhci.io/Setting", HarvesterHealth::setting),
            Map.entry("harvesterhci.io/KeyPair", HarvesterHealth::keyPair),
            Map.entry("harvesterhci.io/ScheduleVMBackup", HarvesterHealth::schedule),
            Map.entry("harvesterhci.io/VirtualMachineBackup", BackupHealth::backup),
            Map.entry("harvesterhci.io/VirtualMachineRestore", BackupHealth::restore),
            Map.entry("snapshot.storage.k8s.io/VolumeSnapshot", BackupHealth::snapshot),
            Map.entry("loadbalancer.harvesterhci.io/LoadBalancer", HarvesterHealth::loadBalancer),
            Map.entry("/PersistentVolumeClaim", StorageHealth::claim),
            Map.entry("cdi.kubevirt.io/DataVolume", StorageHealth::dataVolume));

    private final Kinds kinds;

    /** @param kinds may bring probes of their own, which go before the bundled rules */
    public HealthRules(Kinds kinds) {
        this.kinds = kinds;
    }

    /** How a live resource is doing. */
    public Health of(Resource live) {
        Optional<Function<Resource, Health>> own =
                kinds.find(live.groupVersionKind()).flatMap(ResourceKind::health);
        Function<Resource, Health> rule = own.orElseGet(
                () -> BUNDLED.getOrDefault(live.id().group() + "/" + live.id().kind(), HarvesterHealth::standard));
        return rule.apply(live);
    }
}
