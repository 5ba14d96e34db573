package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The health of backups, restores and snapshots, which are healthy once they are complete, and of their schedules. */
final class BackupHealth {
    private static final Set<String> SUSPENDED_BY_HARVESTER = Set.of("Reach Max Failure", "Longhorn Backup Not Synced");
    private static final String SUSPENDED = "BackupSuspend";

    private BackupHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("harvesterhci.io/VirtualMachineBackup", BackupHealth::backup),
                row("harvesterhci.io/VirtualMachineRestore", BackupHealth::restore),
                row("snapshot.storage.k8s.io/VolumeSnapshot", BackupHealth::snapshot),
                row("harvesterhci.io/VolumeRemoteBackup", copy -> remote(copy, "the backup is taken")),
                row("harvesterhci.io/VolumeRemoteRestore", copy -> remote(copy, "the volume is restored")),
                row("harvesterhci.io/ScheduleVMBackup", BackupHealth::schedule));
    }

    private static Health backup(LiveStatus backup) {
        return copy(backup, "the backup is taken, " + backup.percent());
    }

    private static Health snapshot(LiveStatus snapshot) {
        return copy(snapshot, "the snapshot is taken");
    }

    private static Health restore(LiveStatus restore) {
        var conditions = restore.conditions();
        if (restore.isTrue("complete")) {
            return Health.HEALTHY;
        }
        return conditions.isFalse("InProgress")
                ? Health.failed(conditions.words("InProgress"))
                : Health.progressing("the machine is restored, " + restore.percent());
    }

    private static Health copy(LiveStatus copy, String progress) {
        Optional<String> error = copy.tree().mapping("error").text("message");
        if (error.isPresent()) {
            return Health.degraded(error.get());
        }
        return copy.isTrue("readyToUse") ? Health.HEALTHY : Health.progressing(progress);
    }

    private static Health remote(LiveStatus copy, String progress) {
        var conditions = copy.conditions();
        if (copy.isTrue("success")) {
            return Health.HEALTHY;
        }
        return conditions.isFalse("Ready") && conditions.hasMessage("Ready")
                ? Health.degraded(conditions.words("Ready"))
                : Health.progressing(progress);
    }

    /** A schedule goes on after a failure; after too many Harvester suspends it and does not resume it. */
    private static Health schedule(LiveStatus schedule) {
        var conditions = schedule.conditions();
        boolean isWanted =
                schedule.isWanted("suspend") && !SUSPENDED_BY_HARVESTER.contains(conditions.reason(SUSPENDED));
        if (isWanted) {
            return Health.suspended("the schedule is suspended");
        }
        if (conditions.isTrue(SUSPENDED) || schedule.isTrue("suspended")) {
            return Health.failed(conditions.words(SUSPENDED));
        }
        Optional<String> error = schedule.tree().sequence("vmbackupInfo").mappings().stream()
                .flatMap(backup -> backup.mapping("error").text("message").stream())
                .findFirst();
        long failures = schedule.number("failure");
        return failures == 0
                ? Health.HEALTHY
                : Health.healthy(failures + " backups in a row have failed"
                        + error.map(words -> ": " + words).orElse(""));
    }
}
