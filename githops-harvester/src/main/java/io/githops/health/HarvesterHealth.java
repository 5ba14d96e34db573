package io.githops.health;

import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;

/** The health of Harvester's kinds other than machines by the conditions that its controllers set. */
final class HarvesterHealth {
    private HarvesterHealth() {}

    /** By the conditions {@code Ready} or {@code ready}; healthy when there is none. */
    static Health standard(Resource live) {
        var conditions = new Conditions(live);
        for (String ready : new String[] {"Ready", "ready"}) {
            if (conditions.isFalse(ready)) {
                return Health.progressing(conditions.words(ready));
            }
        }
        return Health.HEALTHY;
    }

    static Health image(Resource live) {
        var conditions = new Conditions(live);
        if (conditions.isTrue("Imported")) {
            return Health.HEALTHY;
        }
        if (conditions.isTrue("RetryLimitExceeded")) {
            return Health.degraded(conditions.words("RetryLimitExceeded"));
        }
        if (conditions.isFalse("Imported")) {
            return Health.degraded(conditions.words("Imported"));
        }
        String percent =
                live.tree().mapping("status").get("progress") instanceof Num progress ? progress.literal() : "0";
        String failure = conditions.isFalse("RetryLimitExceeded") ? ", " + conditions.words("RetryLimitExceeded") : "";
        return Health.progressing("the image is imported, " + percent + "%" + failure);
    }

    static Health addon(Resource live) {
        var conditions = new Conditions(live);
        String status = live.tree().mapping("status").text("status").orElse("");
        boolean isEnabled = Bool.TRUE.equals(live.tree().mapping("spec").get("enabled"));
        if (conditions.isTrue("OperationFailed")) {
            return Health.degraded(conditions.words("OperationFailed"));
        }
        boolean isDone =
                isEnabled ? status.equals("AddonDeploySuccessful") : status.isEmpty() || status.equals("AddonDisabled");
        return isDone ? Health.HEALTHY : Health.progressing("the add-on is " + (status.isEmpty() ? "waiting" : status));
    }

    static Health setting(Resource live) {
        var conditions = new Conditions(live);
        boolean hasValue =
                live.tree().text("value").filter(value -> !value.isEmpty()).isPresent();
        return hasValue && conditions.isFalse("configured")
                ? Health.progressing(conditions.words("configured"))
                : Health.HEALTHY;
    }

    static Health keyPair(Resource live) {
        var conditions = new Conditions(live);
        return conditions.isFalse("validated") ? Health.degraded(conditions.words("validated")) : Health.HEALTHY;
    }

    static Health schedule(Resource live) {
        var conditions = new Conditions(live);
        return conditions.isTrue("BackupSuspend") ? Health.degraded(conditions.words("BackupSuspend")) : Health.HEALTHY;
    }

    static Health loadBalancer(Resource live) {
        Mapping status = live.tree().mapping("status");
        boolean hasAddress =
                status.text("address").filter(address -> !address.isEmpty()).isPresent();
        return hasAddress ? standard(live) : Health.progressing("the load balancer has no address yet");
    }
}
