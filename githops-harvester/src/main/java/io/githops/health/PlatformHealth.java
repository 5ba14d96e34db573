package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import io.githops.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The health of what makes up Harvester itself: add-ons, settings, upgrades, support bundles, files of nodes. */
final class PlatformHealth {
    private static final String COMPLETED = "Completed";
    private static final String CONFIGURED = "configured";

    private PlatformHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("harvesterhci.io/Addon", PlatformHealth::addon),
                row("harvesterhci.io/Setting", PlatformHealth::setting),
                row("harvesterhci.io/KeyPair", PlatformHealth::keyPair),
                row("harvesterhci.io/Upgrade", PlatformHealth::upgrade),
                row("management.harvesterhci.io/UpgradePlan", PlatformHealth::upgradePlan),
                row("harvesterhci.io/SupportBundle", PlatformHealth::supportBundle),
                row("node.harvesterhci.io/CloudInit", PlatformHealth::cloudInit));
    }

    /** An add-on that failed is tried again when it is disabled and enabled, and not before. */
    private static Health addon(LiveStatus addon) {
        var conditions = addon.conditions();
        String status = addon.text("status");
        if (conditions.isTrue("OperationFailed")) {
            return Health.failed(conditions.words("OperationFailed") + ". Disable and enable the add-on");
        }
        boolean isDone = addon.isWanted("enabled")
                ? status.equals("AddonDeploySuccessful")
                : status.isEmpty() || status.equals("AddonDisabled");
        return isDone ? Health.HEALTHY : Health.progressing("the add-on is " + (status.isEmpty() ? "waiting" : status));
    }

    /** A setting without a value is never configured, which is no fault. */
    private static Health setting(LiveStatus setting) {
        var conditions = setting.conditions();
        if (setting.field("value").isEmpty() || !conditions.isFalse(CONFIGURED)) {
            return Health.HEALTHY;
        }
        boolean isFault = conditions.hasMessage(CONFIGURED)
                && !conditions.reason(CONFIGURED).equals("In Progress");
        String words = conditions.words(CONFIGURED);
        return isFault ? Health.degraded(words) : Health.progressing(words);
    }

    private static Health keyPair(LiveStatus key) {
        var conditions = key.conditions();
        return conditions.isFalse("validated") ? Health.failed(conditions.words("validated")) : Health.HEALTHY;
    }

    private static Health upgrade(LiveStatus upgrade) {
        var conditions = upgrade.conditions();
        if (conditions.isTrue(COMPLETED)) {
            return Health.HEALTHY;
        }
        if (conditions.isFalse(COMPLETED)) {
            return Health.failed(conditions.words(COMPLETED));
        }
        return Health.progressing(conditions
                .firstUnmet(
                        "LogReady",
                        "ImageReady",
                        "RepoReady",
                        "NodesPrepared",
                        "SystemServicesUpgraded",
                        "NodesUpgraded")
                .map(step -> "Harvester is upgraded, now at " + conditions.words(step))
                .orElse("Harvester is upgraded"));
    }

    private static Health upgradePlan(LiveStatus plan) {
        String phase = plan.text("currentPhase");
        if (phase.contains("Fail")) {
            return Health.failed("the upgrade is at " + phase);
        }
        boolean isDone = phase.startsWith("Succe") || phase.startsWith("Complete");
        return isDone
                ? Health.HEALTHY
                : Health.progressing("the upgrade is " + (phase.isEmpty() ? "not looked at yet" : "at " + phase));
    }

    private static Health supportBundle(LiveStatus bundle) {
        return switch (bundle.text("state")) {
            case "ready" -> Health.HEALTHY;
            case "error" -> Health.failed("the support bundle was not made");
            default -> Health.progressing("the support bundle is made, " + bundle.percent());
        };
    }

    private static Health cloudInit(LiveStatus file) {
        List<String> behind = new ArrayList<>();
        Mapping rollouts = file.tree().mapping("rollouts");
        for (String node : rollouts.names()) {
            var conditions = Conditions.of(rollouts.mapping(node));
            boolean isBehind = conditions.isTrue("OutOfSync") || conditions.isFalse("Present");
            if (isBehind && !conditions.isFalse("Applicable")) {
                behind.add(node);
            }
        }
        return behind.isEmpty()
                ? Health.HEALTHY
                : Health.progressing("the file is not written yet on " + String.join(", ", behind));
    }
}
