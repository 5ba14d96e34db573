package io.githops.reconcile;

import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells the health of live resources: by the kind's own probe, the bundled rules, or the standard conditions. */
final class HealthRules {
    private static final Map<String, Function<Resource, Health>> BUNDLED = Map.of(
            "kubevirt.io/VirtualMachine", MachineHealth::of,
            "harvesterhci.io/VirtualMachineImage", HarvesterHealth::image,
            "harvesterhci.io/Addon", HarvesterHealth::addon,
            "harvesterhci.io/Setting", HarvesterHealth::setting,
            "harvesterhci.io/KeyPair", HarvesterHealth::keyPair,
            "harvesterhci.io/ScheduleVMBackup", HarvesterHealth::schedule,
            "loadbalancer.harvesterhci.io/LoadBalancer", HarvesterHealth::loadBalancer,
            "/PersistentVolumeClaim", HarvesterHealth::volume);

    private final Kinds kinds;

    HealthRules(Kinds kinds) {
        this.kinds = kinds;
    }

    Health of(Resource live) {
        Optional<Function<Resource, Health>> own =
                kinds.find(live.groupVersionKind()).flatMap(ResourceKind::health);
        Function<Resource, Health> rule = own.orElseGet(
                () -> BUNDLED.getOrDefault(live.id().group() + "/" + live.id().kind(), HarvesterHealth::standard));
        return rule.apply(live);
    }
}
