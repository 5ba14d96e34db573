package io.githops.diff.admission;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhook of upgrades. */
final class UpgradeAdmission implements Webhooks {
    private static final String SKIP = "harvesterhci.io/skipWebhook";
    private static final String PAUSES = "harvesterhci.io/node-upgrade-pause-map";
    private static final Set<Tree> PAUSE_VALUES = Set.of(new Text("pause"), new Text("unpause"));
    private static final String COMPLETED = "Completed";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.UPGRADE.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject upgrade = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkPauses(upgrade, objects));
        if (live == null && !upgrade.isAnnotated(SKIP, "true")) {
            refusals.check(() -> checkVersion(upgrade, objects));
            refusals.check(() -> checkSingle(upgrade, objects));
        }
        return refusals.all();
    }

    private static void checkPauses(ApiObject upgrade, ClusterObjects objects) throws RefusedException {
        for (Map.Entry<String, Tree> pause : pauses(upgrade)) {
            if (!PAUSE_VALUES.contains(pause.getValue())) {
                throw pauseRefusal("node " + pause.getKey() + " should have pause or unpause");
            }
            if (HarvesterKind.NODE.isMissing(objects, "", pause.getKey())) {
                throw pauseRefusal("node " + pause.getKey() + " does not exist");
            }
        }
    }

    private static Mapping pauses(ApiObject upgrade) throws RefusedException {
        Optional<String> text = upgrade.annotation(PAUSES).filter(value -> !value.isEmpty());
        try {
            return text.isPresent() && Json.parse(text.get()) instanceof Mapping mapping ? mapping : Mapping.empty();
        } catch (MalformedJsonException e) {
            throw pauseRefusal("the annotation is not JSON");
        }
    }

    private static RefusedException pauseRefusal(String reason) {
        return Webhook.HARVESTER.badRequest("upgrade-pause-map", "metadata.annotations[\"" + PAUSES + "\"]", reason);
    }

    private static void checkVersion(ApiObject upgrade, ClusterObjects objects) throws RefusedException {
        String version = upgrade.spec().text("version").orElse("");
        if (version.isEmpty() && upgrade.spec().text("image").orElse("").isEmpty()) {
            throw Webhook.HARVESTER.badRequest("upgrade-version", "spec.version", "version or image is required");
        }
        if (!version.isEmpty() && HarvesterKind.RELEASE.isMissing(objects, upgrade.namespace(), version)) {
            throw Webhook.HARVESTER.badRequest(
                    "upgrade-version", "spec.version", "version " + version + " does not exist");
        }
    }

    private static void checkSingle(ApiObject upgrade, ClusterObjects objects) throws RefusedException {
        for (ApiObject other : HarvesterKind.UPGRADE.all(objects)) {
            if (!other.id().equals(upgrade.id()) && !isOver(other)) {
                throw Webhook.HARVESTER.conflict(
                        "upgrade-running", "", "cannot proceed until upgrade " + other.name() + " completes");
            }
        }
    }

    /** Whether an upgrade succeeded or failed. */
    static boolean isOver(ApiObject upgrade) {
        Mapping status = upgrade.status();
        return Condition.is(status, COMPLETED, "True") || Condition.is(status, COMPLETED, "False");
    }
}
