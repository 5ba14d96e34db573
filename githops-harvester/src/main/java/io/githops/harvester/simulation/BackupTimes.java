package io.githops.harvester.simulation;

import io.githops.diff.admission.CronSchedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a backup schedule is due, in UTC: at times of day, or every so often. */
final class BackupTimes {
    private static final String EVERY = "@every ";

    private BackupTimes() {}

    /** The last time it was due after its last run; of runs that were missed only the last is made up for. */
    static Optional<Instant> due(String cron, Instant lastRun, Instant now) {
        try {
            return cron.startsWith(EVERY)
                    ? interval(cron.substring(EVERY.length()), lastRun, now)
                    : CronSchedule.parse(cron).last(utc(lastRun), utc(now)).map(time -> time.toInstant(ZoneOffset.UTC));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> interval(String text, Instant lastRun, Instant now) {
        Duration interval = Duration.parse("PT" + text.strip());
        long runs =
                interval.toSeconds() < 1 ? 0 : Duration.between(lastRun, now).dividedBy(interval);
        return runs < 1 ? Optional.empty() : Optional.of(lastRun.plus(interval.multipliedBy(runs)));
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
