package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The webhook of add-ons. */
final class AddonAdmission implements Webhooks {
    private static final String EXPERIMENTAL = "addon.harvesterhci.io/experimental";
    private static final Set<String> KEPT = Set.of("rancher-monitoring", "rancher-logging", "kubeovn-operator");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.ADDON.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject addon = new ApiObject(object);
        if (live == null) {
            checkNew(addon, objects);
        } else {
            checkChanged(new ApiObject(live), addon);
            AddonSwitch.check(new ApiObject(live), addon, objects);
            if (new ApiObject(live).isOn("enabled") && !addon.isOn("enabled")) {
                AddonUse.check(addon, objects);
            }
        }
        if (addon.name().equals("descheduler")
                && addon.isOn("enabled")
                && !addon.isAnnotated("harvesterhci.io/skipDeschedulerAddonWebhookCheck", "true")
                && HarvesterKind.NODE.isComplete(objects)
                && ClusterNodes.of(objects).names().size() < 2) {
            throw Webhook.HARVESTER.badRequest(
                    "addon-descheduler-nodes", "spec.enabled", "the descheduler addon needs more than one node");
        }
    }

    private static void checkNew(ApiObject addon, ClusterObjects objects) throws RefusedException {
        for (ApiObject other : HarvesterKind.ADDON.all(objects)) {
            if (!other.id().equals(addon.id()) && chart(other).equals(chart(addon))) {
                throw Webhook.HARVESTER.conflict(
                        "addon-chart-taken",
                        "spec.chart",
                        "addon with Chart " + chart(addon).orElse("") + " already exists");
            }
        }
    }

    private static void checkChanged(ApiObject live, ApiObject addon) throws RefusedException {
        if (Condition.isTrue(live.status(), Keys.IN_PROGRESS)) {
            throw Webhook.HARVESTER.badRequest(
                    "addon-in-progress",
                    "",
                    "cannot perform operation, as an existing operation is in progress on addon " + addon.name());
        }
        if (!chart(live).equals(chart(addon))) {
            throw Webhook.HARVESTER.badRequest("addon-fixed-chart", "spec.chart", "chart field cannot be changed.");
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject addon = new ApiObject(live);
        boolean isExperimental =
                addon.label(EXPERIMENTAL).filter("true"::equals).isPresent();
        if (!isExperimental || KEPT.contains(addon.name())) {
            throw Webhook.HARVESTER.badRequest("addon-kept", "", addon.name() + " cannot be deleted");
        }
    }

    private static Optional<String> chart(ApiObject addon) {
        return addon.spec().text("chart");
    }
}
