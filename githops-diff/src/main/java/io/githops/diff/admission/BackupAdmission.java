package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhook of backups and snapshots of machines. */
final class BackupAdmission implements Webhooks {
    private static final String SCHEDULE = "harvesterhci.io/svmbackupId";

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.BACKUP.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject backup = new ApiObject(object);
        var refusals = new Refusals();
        refusals.check(() -> checkDeadline(backup));
        if (live != null) {
            refusals.check(() -> checkSchedule(new ApiObject(live), backup));
            return refusals.all();
        }
        refusals.check(() -> checkSource(backup, objects));
        refusals.check(() -> checkTarget(backup, objects));
        return refusals.all();
    }

    private static void checkDeadline(ApiObject backup) throws RefusedException {
        if (backup.spec().text("fsFreezeDeadline").orElse("").startsWith("-")) {
            throw Webhook.HARVESTER.invalid(
                    "backup-freeze-deadline", "spec.fsFreezeDeadline", "fsFreezeDeadline should be 0 or more");
        }
    }

    private static void checkSchedule(ApiObject live, ApiObject backup) throws RefusedException {
        if (!Objects.equals(live.annotation(SCHEDULE), backup.annotation(SCHEDULE))) {
            throw Webhook.HARVESTER.invalid(
                    "backup-fixed-schedule",
                    "metadata.annotations[\"" + SCHEDULE + "\"]",
                    "annotation " + SCHEDULE + " is immutable");
        }
    }

    private static void checkSource(ApiObject backup, ClusterObjects objects) throws RefusedException {
        String name = backup.spec().mapping("source").text("name").orElse("");
        Optional<ApiObject> source = HarvesterKind.VIRTUAL_MACHINE.find(objects, backup.namespace(), name);
        if (source.isEmpty()) {
            if (HarvesterKind.VIRTUAL_MACHINE.isComplete(objects)) {
                throw Webhook.HARVESTER.invalid(
                        "backup-source-missing",
                        "spec.source.name",
                        "VM " + backup.namespace() + "/" + name + " does not exist");
            }
            return;
        }
        ApiObject machine = source.get();
        if (objects.isLive(machine.id())
                && machine.status()
                        .text("printableStatus")
                        .filter("Migrating"::equals)
                        .isPresent()) {
            throw Webhook.HARVESTER.invalid(
                    "backup-source-migrating", "spec.source.name", "VM " + machine.qualifiedName() + " is migrating");
        }
        if (!SnapshotAdmission.sharedClaims(new Machine(machine).spec()).isEmpty()) {
            throw Webhook.HARVESTER.invalid(
                    "backup-shared-volume",
                    "spec.source.name",
                    "VM " + machine.qualifiedName() + " has a shareable disk, which can't be backed up");
        }
    }

    private static void checkTarget(ApiObject backup, ClusterObjects objects) throws RefusedException {
        boolean isSnapshot =
                backup.spec().text("type").filter("snapshot"::equals).isPresent();
        if (!isSnapshot && !new SettingValues(objects).hasBackupTarget() && HarvesterKind.SETTING.isComplete(objects)) {
            throw Webhook.HARVESTER.invalid("backup-target-missing", "spec.type", "backup target is not set");
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject backup = new ApiObject(live);
        for (ApiObject restore : HarvesterKind.RESTORE.all(objects)) {
            if (objects.isLive(restore.id())
                    && !Bool.TRUE.equals(restore.status().get("complete"))
                    && reads(restore, backup)) {
                throw Webhook.HARVESTER.badRequest(
                        "backup-in-use",
                        "",
                        "backup " + backup.qualifiedName() + " is being restored by " + restore.qualifiedName());
            }
        }
    }

    private static boolean reads(ApiObject restore, ApiObject backup) {
        Mapping spec = restore.spec();
        return new Text(backup.name()).equals(spec.get("virtualMachineBackupName"))
                && new Text(backup.namespace()).equals(spec.get("virtualMachineBackupNamespace"));
    }
}
