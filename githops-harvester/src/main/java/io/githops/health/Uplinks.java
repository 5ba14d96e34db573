package io.githops.health;

import io.githops.diff.LiveObjects;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The uplinks that nodes have by a VLAN configuration, each of which is an object of its own. */
final class Uplinks {
    static final String CONFIGURATION = "VlanConfig";
    static final GroupVersionKind STATUS = GroupVersionKind.of("network.harvesterhci.io/v1beta1", "VlanStatus");
    private static final String MATCHED_NODES = "network.harvesterhci.io/matched-nodes";

    private Uplinks() {}

    static Health of(Resource configuration, LiveObjects around) {
        if (!around.isComplete(STATUS.group(), STATUS.kind())) {
            return Health.HEALTHY;
        }
        Set<String> missing = new LinkedHashSet<>(matchedNodes(configuration));
        for (Mapping uplink : around.list(STATUS.group(), STATUS.kind(), "")) {
            Mapping status = uplink.mapping("status");
            boolean isOurs = status.text("vlanConfig")
                    .filter(configuration.name()::equals)
                    .isPresent();
            Health health = isOurs ? NetworkHealth.uplink(new LiveStatus(Resource.of(uplink))) : Health.HEALTHY;
            if (!health.isHealthy()) {
                return health;
            }
            if (isOurs) {
                missing.remove(status.text("node").orElse(""));
            }
        }
        return missing.isEmpty()
                ? Health.HEALTHY
                : Health.progressing("no uplink is set up yet on " + String.join(", ", missing));
    }

    private static List<String> matchedNodes(Resource configuration) {
        try {
            return Json.parse(configuration.annotation(MATCHED_NODES).orElse("[]")) instanceof Sequence nodes
                    ? nodes.texts()
                    : List.of();
        } catch (MalformedJsonException e) {
            return List.of();
        }
    }
}
