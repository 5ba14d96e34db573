package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhook of settings. */
final class SettingAdmission implements Webhooks {
    private static final Set<String> KEPT = Set.of(
            "storage-network",
            "rwx-network",
            "vm-migration-network",
            "cluster-pod-security-standard",
            "instance-manager-resources");
    private static final Set<String> NETWORKS = Set.of("storage-network", "vm-migration-network");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SETTING.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject setting = new ApiObject(object);
        String value = object.text("value").orElse("");
        SettingRules.check(setting.name(), value);
        if (NETWORKS.contains(setting.name()) && !value.isEmpty()) {
            checkNetwork(setting, objects);
        }
    }

    private static void checkNetwork(ApiObject setting, ClusterObjects objects) throws RefusedException {
        if (Condition.find(setting.status(), Keys.CONFIGURED)
                .flatMap(condition -> condition.text("reason"))
                .filter("In Progress"::equals)
                .isPresent()) {
            throw Webhook.HARVESTER.conflict(
                    "setting-busy", "", setting.name() + " is being configured, try again later");
        }
        SettingNetworkRules.check(setting, objects);
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        String name = new ApiObject(live).name();
        if (KEPT.contains(name)) {
            throw Webhook.HARVESTER.notAllowed("setting-kept", "", "Disallow delete setting name " + name);
        }
    }
}
