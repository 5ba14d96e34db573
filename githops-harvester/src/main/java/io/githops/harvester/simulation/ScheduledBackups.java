package io.githops.harvester.simulation;

import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The backups that a schedule made and that are to stay.
 *
 * @param backups the newest first
 */
record ScheduledBackups(ApiObject schedule, List<Backup> backups) {
    private static final String UID = "harvesterhci.io/svmbackupUID";
    private static final String TIMESTAMP = "harvesterhci.io/svmbackupTimestamp";
    private static final String ID = "harvesterhci.io/svmbackupId";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd.HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    static ScheduledBackups of(ApiObject schedule, StoredObjects objects) {
        return new ScheduledBackups(
                schedule,
                HarvesterKind.BACKUP.in(objects, schedule.namespace()).stream()
                        .filter(backup ->
                                backup.label(UID).filter(schedule.uid()::equals).isPresent())
                        .filter(backup -> !backup.isBeingDeleted())
                        .sorted(Comparator.comparing((ApiObject backup) ->
                                        backup.label(TIMESTAMP).orElse(""))
                                .reversed())
                        .map(Backup::new)
                        .toList());
    }

    /** Makes the backup that is due at a time, unless the webhook refuses it, which nobody is told. */
    void make(Instant time, StoredObjects objects) {
        String timestamp = TIME.format(time);
        ApiObject backup = HarvesterKind.BACKUP
                .named(schedule.namespace(), "svmb-" + schedule.uid() + "-" + timestamp)
                .withLabel(UID, schedule.uid())
                .withLabel(TIMESTAMP, timestamp)
                .withAnnotation(ID, schedule.qualifiedName())
                .withSpec(spec -> schedule.spec().mapping("vmbackup"));
        boolean isRefused = Admissions.harvester().stream()
                .filter(admission ->
                        admission.covers(backup.id().group(), backup.id().kind()))
                .anyMatch(admission ->
                        !admission.check(null, backup.tree(), objects).isEmpty());
        if (!isRefused) {
            objects.create(backup.tree(), ScheduleLife.MANAGER);
        }
    }

    /** How many failed in a row, up to the newest that is finished. */
    long failures() {
        return backups.stream()
                .filter(backup -> backup.isReady() || backup.hasFailed())
                .takeWhile(Backup::hasFailed)
                .count();
    }

    void deleteSurplus(int retained, StoredObjects objects) {
        backups.stream()
                .skip(retained)
                .forEach(backup -> objects.delete(backup.object().id()));
    }

    void deleteFailed(StoredObjects objects) {
        backups.stream()
                .filter(Backup::hasFailed)
                .forEach(backup -> objects.delete(backup.object().id()));
    }

    /** What the status of the schedule says of each. */
    Sequence tree() {
        return Sequence.of(backups.stream()
                .map(backup -> state(backup.object().name(), backup.object().status())
                        .with(
                                "volumeBackupInfo",
                                Sequence.of(backup.volumes().stream()
                                        .map(volume -> state(volume.text("name").orElse(""), volume))
                                        .toList())))
                .toList());
    }

    private static Mapping state(String name, Mapping status) {
        return Mapping.builder()
                .put("name", name)
                .put(Backup.READY, Bool.of(Bool.TRUE.equals(status.get(Backup.READY))))
                .putIfPresent(Backup.ERROR, status.get(Backup.ERROR))
                .build();
    }
}
