package io.githops.diff.admission;

import io.githops.model.EmbeddedYaml;
import io.githops.model.ManifestException;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.regex.Pattern;

/** What single add-ons ask for when they are updated. */
final class AddonSwitch {
    private static final Pattern DOMAIN_NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+");
    private static final String SKIP_LOGGING = "harvesterhci.io/skipRancherLoggingAddonWebhookCheck";

    private AddonSwitch() {}

    static void check(ApiObject live, ApiObject addon, ClusterObjects objects) throws RefusedException {
        switch (addon.name()) {
            case "rancher-vcluster" -> checkHostname(addon);
            case "rancher-logging" -> checkLogging(live, addon, objects);
            default -> {}
        }
    }

    private static void checkHostname(ApiObject addon) throws RefusedException {
        if (addon.isOn("enabled") && !DOMAIN_NAME.matcher(hostname(addon)).matches()) {
            throw Webhook.HARVESTER.badRequest(
                    "addon-hostname", "spec.valuesContent", "hostname should be a fully qualified domain name");
        }
    }

    private static String hostname(ApiObject addon) {
        String values = addon.spec().text("valuesContent").orElse("");
        try {
            return EmbeddedYaml.named("values", Mapping.class)
                    .parse(values)
                    .text("hostname")
                    .orElse("");
        } catch (ManifestException e) {
            return "";
        }
    }

    private static void checkLogging(ApiObject live, ApiObject addon, ClusterObjects objects) throws RefusedException {
        if (live.isOn("enabled") == addon.isOn("enabled") || addon.isAnnotated(SKIP_LOGGING, "true")) {
            return;
        }
        for (ApiObject upgrade : HarvesterKind.UPGRADE.all(objects)) {
            boolean isLogged = !Bool.FALSE.equals(upgrade.spec().get("logEnabled"));
            if (objects.isLive(upgrade.id()) && isLogged && !UpgradeAdmission.isOver(upgrade)) {
                throw Webhook.HARVESTER.badRequest(
                        "addon-upgrade-running",
                        "spec.enabled",
                        "upgrade " + upgrade.name() + " writes its log with " + addon.name());
            }
        }
    }
}
