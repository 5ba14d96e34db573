package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook of backup schedules. */
final class ScheduleAdmission implements Webhooks {
    private static final String SKIP_CRON_CHECK = "harvesterhci.io/svmbackupSkipCronCheck";
    private static final Duration LEAST_INTERVAL = Duration.ofHours(1);
    private static final Duration LEAST_OFFSET = Duration.ofMinutes(10);

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.SCHEDULE.is(group, kind);
    }

    @Override
    public void validate(@Nullable Mapping live, Mapping object, ClusterObjects objects) throws RefusedException {
        ApiObject schedule = new ApiObject(object);
        @Nullable ApiObject before = live == null ? null : new ApiObject(live);
        if (before != null
                && !Objects.equals(
                        before.spec().get("vmbackup"), schedule.spec().get("vmbackup"))) {
            throw Webhook.HARVESTER.invalid("schedule-fixed-source", "spec.vmbackup", "spec.vmbackup is immutable");
        }
        checkCounts(schedule);
        checkCron(schedule, objects);
        checkSingle(schedule, objects);
        boolean resumes = before != null && isSuspended(before) && !isSuspended(schedule);
        if (before == null || resumes) {
            checkTarget(schedule, objects);
        }
    }

    private static boolean isSuspended(ApiObject schedule) {
        return Bool.TRUE.equals(schedule.spec().get("suspend"));
    }

    private static void checkCounts(ApiObject schedule) throws RefusedException {
        if (schedule.spec().get("maxFailure") instanceof Num most
                && schedule.spec().get("retain") instanceof Num retain
                && most.decimal().compareTo(retain.decimal()) >= 0) {
            throw Webhook.HARVESTER.invalid(
                    "schedule-max-failure",
                    "spec.maxFailure",
                    "max failure " + Json.text(most) + " should be less than retain " + Json.text(retain));
        }
    }

    private static void checkCron(ApiObject schedule, ClusterObjects objects) throws RefusedException {
        Optional<CronSchedule> cron = parse(schedule);
        boolean skips = schedule.annotation(SKIP_CRON_CHECK)
                .filter(value -> !value.isEmpty())
                .isPresent();
        Optional<Duration> interval = cron.flatMap(CronSchedule::interval);
        if (skips || cron.isEmpty() || interval.isEmpty()) {
            return;
        }
        if (interval.get().compareTo(LEAST_INTERVAL) < 0) {
            throw Webhook.HARVESTER.invalid(
                    "schedule-interval",
                    "spec.cron",
                    "schedule granularity " + interval.get().toMinutes() + "m less than 1h");
        }
        for (ApiObject other : HarvesterKind.SCHEDULE.all(objects)) {
            Optional<CronSchedule> another = other.id().equals(schedule.id()) ? Optional.empty() : parse(other);
            if (another.isPresent() && isTooClose(cron.get(), another.get())) {
                throw Webhook.HARVESTER.invalid(
                        "schedule-too-close",
                        "spec.cron",
                        "schedule is too close to that of " + other.qualifiedName()
                                + ": with the same granularity they need an offset of 10 minutes or more");
            }
        }
    }

    /** Empty for plain intervals, which have no time of day to compare. */
    private static Optional<CronSchedule> parse(ApiObject schedule) throws RefusedException {
        String text = schedule.spec().text("cron").orElse("");
        try {
            return text.startsWith("@every ") ? Optional.empty() : Optional.of(CronSchedule.parse(text));
        } catch (IllegalArgumentException e) {
            throw Webhook.HARVESTER.invalid("schedule-cron", "spec.cron", "invalid cron format: " + e.getMessage());
        }
    }

    private static boolean isTooClose(CronSchedule one, CronSchedule other) {
        if (!one.interval().equals(other.interval())
                || one.first().isEmpty()
                || other.first().isEmpty()) {
            return false;
        }
        Duration offset =
                Duration.between(one.first().get(), other.first().get()).abs();
        Duration around = one.interval().orElseThrow().minus(offset).abs();
        return offset.compareTo(LEAST_OFFSET) < 0 || around.compareTo(LEAST_OFFSET) < 0;
    }

    private static void checkSingle(ApiObject schedule, ClusterObjects objects) throws RefusedException {
        for (ApiObject other : HarvesterKind.SCHEDULE.in(objects, schedule.namespace())) {
            if (!other.name().equals(schedule.name()) && source(other).equals(source(schedule))) {
                throw Webhook.HARVESTER.invalid(
                        "schedule-second",
                        "spec.vmbackup.source",
                        "VM " + schedule.namespace() + "/" + source(schedule) + " already has backup schedule "
                                + other.name());
            }
        }
    }

    private static String source(ApiObject schedule) {
        return schedule.spec().mapping("vmbackup", "source").text("name").orElse("");
    }

    private static void checkTarget(ApiObject schedule, ClusterObjects objects) throws RefusedException {
        boolean isSnapshot = schedule.spec()
                .mapping("vmbackup")
                .text("type")
                .filter("snapshot"::equals)
                .isPresent();
        if (!isSnapshot && !new SettingValues(objects).hasBackupTarget() && HarvesterKind.SETTING.isComplete(objects)) {
            throw Webhook.HARVESTER.invalid("schedule-backup-target", "spec.vmbackup.type", "backup target is not set");
        }
    }
}
