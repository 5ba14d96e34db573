package io.githops.health;

import io.githops.diff.LiveObjects;
import io.githops.model.Health;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tells the health of live resources: by the kind's own probe, the bundled rules, or the standard conditions. Immutable and
 * thread-safe.
 */
public final class HealthRules {
    private static final SortedMap<String, HealthRule> BUNDLED = bundled();

    private final Kinds kinds;

    /** @param kinds may bring probes of their own, which go before the bundled rules */
    public HealthRules(Kinds kinds) {
        this.kinds = kinds;
    }

    /** How a live resource is doing, as far as it says so itself. */
    public Health of(Resource live) {
        Optional<Function<Resource, Health>> own =
                kinds.find(live.groupVersionKind()).flatMap(ResourceKind::health);
        if (own.isPresent()) {
            return own.get().apply(live);
        }
        String kind = live.id().group() + "/" + live.id().kind();
        Health health = BUNDLED.getOrDefault(kind, StandardHealth::of).of(new LiveStatus(live));
        return live.isBeingDeleted() && health.isHealthy() ? beingDeleted(live) : health;
    }

    /**
     * How a live resource is doing, with a look at those that tell more of it: the uplinks that nodes have by a VLAN
     * configuration.
     *
     * @param around what is known of the cluster; where that is nothing, the resource speaks for itself
     */
    public Health of(Resource live, LiveObjects around) {
        Health health = of(live);
        boolean isUplink = live.id().kind().equals(Uplinks.CONFIGURATION)
                && live.id().group().equals(Uplinks.STATUS.group());
        return isUplink && health.isHealthy() ? Uplinks.of(live, around) : health;
    }

    /** The kinds that have a bundled rule, as group and kind, in alphabetical order. */
    static List<String> bundledKinds() {
        return List.copyOf(BUNDLED.keySet());
    }

    private static Health beingDeleted(Resource live) {
        List<String> finalizers = live.metadata().sequence("finalizers").texts();
        return Health.progressing(
                "is being deleted" + (finalizers.isEmpty() ? "" : ", held by " + String.join(", ", finalizers)));
    }

    private static SortedMap<String, HealthRule> bundled() {
        SortedMap<String, HealthRule> rules = new TreeMap<>();
        List.of(
                        MachineHealth.rules(),
                        ImageHealth.rules(),
                        StorageHealth.rules(),
                        BackupHealth.rules(),
                        NetworkHealth.rules(),
                        DeviceHealth.rules(),
                        PlatformHealth.rules(),
                        ImportHealth.rules(),
                        WorkloadHealth.rules(),
                        KubernetesHealth.rules())
                .forEach(rules::putAll);
        return rules;
    }
}
