package io.githops.health;

import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.Set;

/** The health of volumes by the phases that Kubernetes and CDI write. */
final class StorageHealth {
    private static final Set<String> FAILED = Set.of("Failed", "Unknown");

    private StorageHealth() {}

    /** A claim without a consumer may wait for one, to be bound as well as to grow its file system. */
    static Health claim(Resource live) {
        var conditions = new Conditions(live);
        String phase = live.tree().mapping("status").text("phase").orElse("");
        if (phase.equals("Lost")) {
            return Health.degraded("the volume is lost");
        }
        if (conditions.isTrue("FileSystemResizePending")) {
            return new Health(Health.Status.HEALTHY, "its file system grows when a machine next uses it");
        }
        return conditions.isTrue("Resizing") ? Health.progressing("the volume grows") : Health.HEALTHY;
    }

    /** A volume that waits for its first consumer may be meant to, so it is healthy. */
    static Health dataVolume(Resource live) {
        Mapping status = live.tree().mapping("status");
        String phase = status.text("phase").orElse("");
        if (phase.equals("Succeeded") || phase.equals("WaitForFirstConsumer")) {
            return Health.HEALTHY;
        }
        if (FAILED.contains(phase)) {
            return Health.degraded("the data volume is " + phase + ", " + new Conditions(live).words("Running"));
        }
        return Health.progressing("the data volume is " + (phase.isEmpty() ? "not looked at yet" : phase) + ", "
                + status.text("progress").orElse("N/A"));
    }
}
