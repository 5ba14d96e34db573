package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses clusters of machines that belong to another one. */
final class SeededClusterAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SEEDED_CLUSTER.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject cluster = new ApiObject(object);
        for (ApiObject other : HarvesterKind.SEEDED_CLUSTER.all(objects)) {
            Set<Mapping> shared = new HashSet<>(machines(cluster));
            shared.retainAll(machines(other));
            if (!other.id().equals(cluster.id()) && !shared.isEmpty()) {
                throw Webhook.SEEDER.internal(
                        "seeded-cluster-machine-taken",
                        "spec.nodes",
                        "inventory " + MachineSpec.name(shared.iterator().next()) + " belongs to cluster "
                                + other.qualifiedName());
            }
        }
    }

    private static Set<Mapping> machines(ApiObject cluster) {
        return cluster.spec().sequence("nodes").mappings().stream()
                .map(node -> node.mapping("inventoryReference"))
                .collect(Collectors.toSet());
    }
}
