package io.githops.diff.rule;

import static io.githops.diff.rule.Places.annotations;
import static io.githops.diff.rule.Places.at;
import static io.githops.diff.rule.Places.labels;
import static io.githops.diff.rule.RuleSource.in;

import io.githops.tree.Bool;
import java.util.List;
import java.util.Set;

/** What Harvester writes into backups and their schedules. */
final class BackupRules {
    private static final RuleSource SCHEDULE =
            in("harvester/harvester: pkg/controller/master/schedulevmbackup/common.go", "ScheduleVMBackup");
    private static final RuleSource BACKUP =
            in("harvester/harvester: pkg/controller/master/backup/backup.go", "VirtualMachineBackup");
    private static final Set<String> REASONS = Set.of("Reach Max Failure", "Longhorn Backup Not Synced");

    private BackupRules() {}

    static List<NormalisationRule> all() {
        return List.of(
                SCHEDULE.keepLive(
                        "suspended-schedule",
                        "Harvester suspends a schedule whose backups fail. To go on, commit suspend: true, then"
                                + " suspend: false.",
                        at("spec.suspend").and(BackupRules::isSuspendedByHarvester)),
                BACKUP.keepLive(
                        "backup-record",
                        "Harvester notes in annotations and labels where a backup comes from and how it was made.",
                        annotations(
                                        "harvesterhci.io/snapshotFreezeFS",
                                        "harvesterhci.io/snapRevise",
                                        "harvesterhci.io/svmbackupId")
                                .or(labels("harvesterhci.io/svmbackupUID", "harvesterhci.io/svmbackupTimestamp"))));
    }

    /** Whether the suspension is none that was applied: whoever applied it may take it back. */
    private static boolean isSuspendedByHarvester(Candidate candidate) {
        boolean hasReason = candidate.live().tree().mapping("status").sequence("conditions").mappings().stream()
                .filter(condition ->
                        condition.text("type").filter("BackupSuspend"::equals).isPresent())
                .anyMatch(condition ->
                        condition.text("reason").filter(REASONS::contains).isPresent());
        return hasReason
                && Bool.TRUE.equals(candidate.liveValue())
                && !candidate.liveManagers().contains(candidate.resource().fieldManager());
    }
}
