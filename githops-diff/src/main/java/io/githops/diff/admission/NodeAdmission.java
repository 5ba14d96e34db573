package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhook of nodes: one always takes machines, and a witness stays one. */
final class NodeAdmission implements Webhooks {
    private static final String MAINTENANCE = "harvesterhci.io/maintain-status";
    private static final String WITNESS = "node-role.harvesterhci.io/witness";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.NODE.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        if (live == null) {
            return List.of();
        }
        ApiObject before = new ApiObject(live);
        ApiObject node = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkLeft(before, node, objects));
        refusals.check(() -> {
            if (before.label(WITNESS).isPresent() && !before.label(WITNESS).equals(node.label(WITNESS))) {
                throw Webhook.HARVESTER.badRequest(
                        "node-witness",
                        "metadata.labels[\"" + WITNESS + "\"]",
                        "a witness node can't take another role");
            }
        });
        return refusals.all();
    }

    private static void checkLeft(ApiObject live, ApiObject node, ClusterObjects objects) throws RefusedException {
        boolean leaves = isUsable(live) && !isUsable(node);
        boolean isLast = HarvesterKind.NODE.isComplete(objects)
                && HarvesterKind.NODE.all(objects).stream()
                        .noneMatch(other -> !other.name().equals(node.name()) && isUsable(other));
        if (leaves && isLast) {
            throw Webhook.HARVESTER.badRequest(
                    "node-last",
                    "spec.unschedulable",
                    "can't enable maintenance mode or cordon on the last available node");
        }
    }

    private static boolean isUsable(ApiObject node) {
        return !node.isOn("unschedulable") && node.annotation(MAINTENANCE).isEmpty();
    }
}
