package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Timing;
import io.githops.tree.Bool;
import io.githops.tree.Num;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Makes backups by the clock, keeps the newest of them, and suspends schedules whose backups fail again and again. */
final class ScheduleLife implements Controller {
    static final String MANAGER = "harvester";

    private static final String SUSPENDED = "BackupSuspend";
    private static final String BY_USER = "Proactive Schedule Suspend";
    private static final String BY_FAILURE = "Reach Max Failure";
    /** Stands for the CronJob of the schedule, whose status tells when it last ran. */
    private static final String LAST_RUN = "simulation.githops.io/last-run";

    private static final int RETAIN = 8;
    private static final int MAX_FAILURE = 4;

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject schedule : HarvesterKind.SCHEDULE.all(objects)) {
            if (schedule.isBeingDeleted()) {
                objects.edit(schedule, MANAGER, ApiObject::released);
            } else if (!schedule.isOn("suspend")) {
                run(schedule, objects, now);
            } else {
                suspend(schedule, suspensionReason(schedule), objects, now);
            }
        }
    }

    private static void run(ApiObject schedule, StoredObjects objects, Instant now) {
        boolean resumes = Condition.isTrue(schedule.status(), SUSPENDED);
        if (resumes && suspensionReason(schedule).equals(BY_FAILURE)) {
            ScheduledBackups.of(schedule, objects).deleteFailed(objects);
        }
        Instant lastRun = resumes ? now : lastRun(schedule, now);
        Optional<Instant> due = BackupTimes.due(schedule.spec().text("cron").orElse(""), lastRun, now);
        due.ifPresent(time -> ScheduledBackups.of(schedule, objects).make(time, objects));
        ScheduledBackups.of(schedule, objects).deleteSurplus(count(schedule, "retain", RETAIN), objects);

        ScheduledBackups backups = ScheduledBackups.of(schedule, objects);
        if (backups.failures() >= count(schedule, "maxFailure", MAX_FAILURE)) {
            suspend(schedule, BY_FAILURE, objects, now);
            return;
        }
        objects.edit(
                schedule,
                MANAGER,
                stored -> adopted(stored, backups)
                        .withAnnotation(LAST_RUN, Timing.text(due.orElse(lastRun)))
                        .withStatus(status -> status.with("suspended", Bool.FALSE))
                        .withCondition(Condition.unmet(SUSPENDED, "", ""), now));
    }

    /** A new schedule runs from its creation on. */
    private static Instant lastRun(ApiObject schedule, Instant now) {
        return schedule.annotation(LAST_RUN)
                .flatMap(Timing::parse)
                .or(schedule::creationTime)
                .orElse(now);
    }

    private static int count(ApiObject schedule, String field, int usual) {
        BigDecimal count = schedule.spec().get(field) instanceof Num number ? number.decimal() : BigDecimal.ZERO;
        boolean isSound = count.signum() > 0 && count.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return isSound ? Math.max(1, count.intValue()) : usual;
    }

    private static void suspend(ApiObject schedule, String reason, StoredObjects objects, Instant now) {
        ScheduledBackups backups = ScheduledBackups.of(schedule, objects);
        objects.edit(
                schedule,
                MANAGER,
                stored -> adopted(stored, backups)
                        .withSpec(spec -> spec.with("suspend", Bool.TRUE))
                        .withStatus(status -> status.with("suspended", Bool.TRUE))
                        .withCondition(Condition.met(SUSPENDED).because(reason, ""), now));
    }

    /** Why the schedule is suspended; the user did it where nothing says. */
    private static String suspensionReason(ApiObject schedule) {
        return Condition.find(schedule.status(), SUSPENDED)
                .flatMap(condition -> condition.text("reason"))
                .filter(BY_FAILURE::equals)
                .orElse(BY_USER);
    }

    private static ApiObject adopted(ApiObject schedule, ScheduledBackups backups) {
        return schedule.withFinalizers("wrangler.cattle.io/schedule-vm-backup-controller")
                .withStatus(status ->
                        status.with("failure", Num.of(backups.failures())).with("vmbackupInfo", backups.tree()));
    }
}
