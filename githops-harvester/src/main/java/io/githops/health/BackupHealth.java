package io.githops.health;

import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.util.Optional;

/** The health of backups, restores and snapshots, which are healthy once they are complete. */
final class BackupHealth {
    private BackupHealth() {}

    static Health backup(Resource live) {
        return copy(live, "the backup is taken, " + percent(live));
    }

    static Health snapshot(Resource live) {
        return copy(live, "the snapshot is taken");
    }

    static Health restore(Resource live) {
        var conditions = new Conditions(live);
        if (Bool.TRUE.equals(status(live).get("complete"))) {
            return Health.HEALTHY;
        }
        return conditions.isFalse("InProgress")
                ? Health.degraded(conditions.words("InProgress"))
                : Health.progressing("the machine is restored, " + percent(live));
    }

    private static Health copy(Resource live, String progress) {
        Optional<String> error = status(live).mapping("error").text("message");
        if (error.isPresent()) {
            return Health.degraded(error.get());
        }
        return Bool.TRUE.equals(status(live).get("readyToUse")) ? Health.HEALTHY : Health.progressing(progress);
    }

    private static String percent(Resource live) {
        return (status(live).get("progress") instanceof Num progress ? progress.literal() : "0") + "%";
    }

    private static Mapping status(Resource live) {
        return live.tree().mapping("status");
    }
}
