package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.tree.Bool;
import io.githops.tree.Num;
import java.time.Instant;

/** Tells whether a backup schedule runs; it makes no backups. */
final class ScheduleLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String SUSPENDED = "BackupSuspend";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject schedule : HarvesterKind.SCHEDULE.all(objects)) {
            objects.edit(schedule, MANAGER, stored -> stored.isBeingDeleted() ? stored.released() : next(stored, now));
        }
    }

    private static ApiObject next(ApiObject schedule, Instant now) {
        boolean suspended = Bool.TRUE.equals(schedule.spec().get("suspend"));
        Condition condition = suspended
                ? Condition.met(SUSPENDED).because("Proactive Schedule Suspend", "")
                : Condition.unmet(SUSPENDED, "", "");
        return schedule.withFinalizers("wrangler.cattle.io/schedule-vm-backup-controller")
                .withStatus(status -> status.with("suspended", Bool.of(suspended))
                        .with("failure", status.get("failure") instanceof Num failure ? failure : Num.of(0)))
                .withCondition(condition, now);
    }
}
