package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhook of settings. */
final class SettingAdmission implements Admission {
    private static final Set<String> KEPT = Set.of(
            "storage-network",
            "rwx-network",
            "vm-migration-network",
            "cluster-pod-security-standard",
            "instance-manager-resources");
    private static final Set<String> NETWORKS = Set.of("storage-network", "vm-migration-network");

    @Override
    public boolean covers(String group, String kind) {
        return SimulatedKind.SETTING.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {
        ApiObject setting = new ApiObject(object);
        String value = object.text("value").orElse("");
        SettingRules.check(setting.name(), value);
        if (NETWORKS.contains(setting.name()) && !value.isEmpty()) {
            checkNetwork(setting, objects);
        }
    }

    private static void checkNetwork(ApiObject setting, StoredObjects objects) throws Refusal {
        if (Condition.find(setting.status(), SettingLife.CONFIGURED)
                .flatMap(condition -> condition.text("reason"))
                .filter("In Progress"::equals)
                .isPresent()) {
            throw Webhook.HARVESTER.conflict(setting.name() + " is being configured, try again later");
        }
        SettingNetworkRules.check(setting, objects);
    }

    @Override
    public void validateDelete(Mapping live, StoredObjects objects) throws Refusal {
        String name = new ApiObject(live).name();
        if (KEPT.contains(name)) {
            throw Webhook.HARVESTER.notAllowed("Disallow delete setting name " + name);
        }
    }
}
