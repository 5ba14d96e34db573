package io.githops.diff.effect;

import io.githops.model.Effect.Level;
import io.githops.tree.Bool;
import io.githops.tree.FieldPath;
import java.util.List;
import java.util.stream.Stream;

/** What changing backups and their schedules does (harvester/harvester: pkg/controller/master/schedulevmbackup). */
final class BackupTables {
    private static final FieldPath RETAIN = FieldPath.of("spec", "retain");
    private static final FieldPath SUSPEND = FieldPath.of("spec", "suspend");

    private BackupTables() {}

    static List<EffectTable> all() {
        return Stream.concat(
                        Stream.of(
                                schedule(),
                                fixed(
                                        "VirtualMachineBackup",
                                        "the backup is deleted and another one made of the machine as it is then"),
                                fixed(
                                        "VolumeRemoteBackup",
                                        "the backup is deleted and another one made of the volume as it is then")),
                        Stream.of("VirtualMachineRestore", "VolumeRemoteRestore")
                                .map(kind -> fixed(kind, "deleted and created it restores again")))
                .toList();
    }

    private static EffectTable schedule() {
        return EffectTable.of("harvesterhci.io/ScheduleVMBackup")
                .row(
                        "spec.retain",
                        "fewer",
                        field -> Amounts.shrinks(field.valueBefore(RETAIN), field.valueAfter(RETAIN)),
                        Level.DATA_LOSS,
                        "backups beyond the number are deleted")
                .row(
                        "spec.suspend",
                        "becomes false after Harvester suspended the schedule",
                        BackupTables::isResumedAgainstHarvester,
                        Level.DATA_LOSS,
                        "the failed backups are deleted and the schedule runs until Harvester suspends it again")
                .row(
                        "spec.suspend",
                        "becomes true",
                        field -> field.becomes(SUSPEND, Bool.TRUE),
                        Level.LIVE,
                        "no backups are made until it is false again")
                .row("spec.vmbackup", Level.RECREATE, "a schedule keeps its machine and type; backups that exist stay")
                .row("spec", Level.LIVE, "");
    }

    /** Only Harvester tells in the status that a schedule is suspended. */
    private static boolean isResumedAgainstHarvester(ChangedField field) {
        return field.wasUntilNow(SUSPEND, Bool.TRUE)
                && (Conditions.has(field.live().tree(), "BackupSuspend", "True")
                        || Bool.TRUE.equals(
                                field.live().tree().mapping("status").get("suspended")));
    }

    private static EffectTable fixed(String kind, String reason) {
        return EffectTable.of("harvesterhci.io/" + kind).row("spec", Level.RECREATE, reason);
    }
}
