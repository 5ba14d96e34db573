package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses leases on networks without a pool to lease from. */
final class LeasesAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.LEASES.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        if (live != null) {
            return;
        }
        for (Mapping config :
                new ApiObject(object).spec().sequence("networkConfigs").mappings()) {
            checkNetwork(QualifiedName.orDefault(config.text("networkName").orElse("")), objects);
        }
    }

    private static void checkNetwork(QualifiedName name, ClusterObjects objects) throws RefusedException {
        Optional<ApiObject> network = HarvesterKind.NETWORK.find(objects, name.namespace(), name.name());
        if (network.isEmpty()) {
            if (HarvesterKind.NETWORK.isComplete(objects)) {
                throw refusal("leases-network", "network " + name + " not found");
            }
            return;
        }
        String namespace =
                network.get().label(Keys.NETWORK_PREFIX + "ippool-namespace").orElse("");
        String pool = network.get().label(Keys.NETWORK_PREFIX + "ippool-name").orElse("");
        if (pool.isEmpty() || HarvesterKind.LEASE_POOL.isMissing(objects, namespace, pool)) {
            throw refusal("leases-pool", "network " + name + " has no labels that name an existing pool");
        }
    }

    private static RefusedException refusal(String rule, String reason) {
        return Webhook.LEASES.internal(rule, "spec.networkConfigs", reason);
    }
}
