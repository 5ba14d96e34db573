package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The webhook of restored machines. */
final class RestoreAdmission implements Webhooks {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.RESTORE.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject restore = new ApiObject(object);
        var refusals = new Refusals();
        if (live != null) {
            refusals.check(() -> {
                if (!Objects.equals(new ApiObject(live).spec(), restore.spec())) {
                    throw Webhook.HARVESTER.invalid("restore-fixed", "spec", "VirtualMachineRestore spec is immutable");
                }
            });
            return refusals.all();
        }
        refusals.check(() -> checkName(restore));
        refusals.check(() -> checkBackup(restore, objects));
        backup(restore, objects).ifPresent(backup -> RestoreSource.check(restore, backup, objects, refusals));
        refusals.check(() -> checkTarget(restore, objects));
        refusals.check(() -> checkUnfinished(restore, objects));
        return refusals.all();
    }

    private static String target(ApiObject restore) {
        return restore.spec().mapping("target").text("name").orElse("");
    }

    private static void checkName(ApiObject restore) throws RefusedException {
        if (!SUBDOMAIN.matcher(target(restore)).matches()) {
            throw Webhook.HARVESTER.invalid(
                    "restore-target-name", "spec.target.name", "target VM name should be a DNS subdomain");
        }
    }

    private static void checkBackup(ApiObject restore, ClusterObjects objects) throws RefusedException {
        String field = "spec.virtualMachineBackupName";
        Optional<ApiObject> found = backup(restore, objects);
        if (found.isEmpty()) {
            if (HarvesterKind.BACKUP.isComplete(objects)) {
                throw Webhook.HARVESTER.invalid(
                        "restore-backup-missing", field, "backup " + backupName(restore) + " does not exist");
            }
            return;
        }
        ApiObject backup = found.get();
        boolean isReady = Bool.TRUE.equals(backup.status().get("readyToUse"));
        if (objects.isLive(backup.id()) && (!isReady || backup.isBeingDeleted())) {
            throw Webhook.HARVESTER.invalid(
                    "restore-backup-not-ready",
                    field,
                    "backup " + backup.qualifiedName() + " is not ready or is being deleted");
        }
        if (backup.spec().text("type").filter("snapshot"::equals).isPresent()) {
            checkSnapshot(restore, backup);
        }
    }

    private static Optional<ApiObject> backup(ApiObject restore, ClusterObjects objects) {
        QualifiedName name = backupName(restore);
        return HarvesterKind.BACKUP.find(objects, name.namespace(), name.name());
    }

    private static QualifiedName backupName(ApiObject restore) {
        Mapping spec = restore.spec();
        return new QualifiedName(
                spec.text("virtualMachineBackupNamespace").orElse(""),
                spec.text("virtualMachineBackupName").orElse(""));
    }

    private static void checkSnapshot(ApiObject restore, ApiObject snapshot) throws RefusedException {
        if (!restore.namespace().equals(snapshot.namespace())) {
            throw Webhook.HARVESTER.invalid(
                    "restore-snapshot-namespace",
                    "spec.virtualMachineBackupNamespace",
                    "a snapshot can only be restored in its own namespace");
        }
        boolean retains =
                restore.spec().text("deletionPolicy").filter("retain"::equals).isPresent();
        if (!restore.isOn("newVM") && !retains) {
            throw Webhook.HARVESTER.invalid(
                    "restore-deletion-policy",
                    "spec.deletionPolicy",
                    "replacing a VM by a snapshot needs deletion policy retain");
        }
    }

    private static void checkTarget(ApiObject restore, ClusterObjects objects) throws RefusedException {
        Optional<ApiObject> machine = HarvesterKind.VIRTUAL_MACHINE.find(objects, restore.namespace(), target(restore));
        if (restore.isOn("newVM")) {
            if (machine.isPresent()) {
                throw Webhook.HARVESTER.invalid(
                        "restore-target-exists", "spec.target.name", "VM " + target(restore) + " already exists");
            }
            return;
        }
        if (HarvesterKind.VIRTUAL_MACHINE.isMissing(objects, restore.namespace(), target(restore))) {
            throw Webhook.HARVESTER.invalid(
                    "restore-target-missing", "spec.target.name", "VM " + target(restore) + " does not exist");
        }
        boolean runs = machine.filter(found -> objects.isLive(found.id())
                        && Bool.TRUE.equals(found.status().get("ready")))
                .isPresent();
        if (runs) {
            throw Webhook.HARVESTER.invalid(
                    "restore-target-running",
                    "spec.target.name",
                    "please stop the VM " + target(restore) + " before doing a restore");
        }
    }

    private static void checkUnfinished(ApiObject restore, ClusterObjects objects) throws RefusedException {
        if (restore.isOn("newVM")) {
            return;
        }
        for (ApiObject other : HarvesterKind.RESTORE.in(objects, restore.namespace())) {
            boolean isUnfinished = objects.isLive(other.id())
                    && !Bool.TRUE.equals(other.status().get("complete"));
            if (isUnfinished
                    && !other.name().equals(restore.name())
                    && target(other).equals(target(restore))) {
                throw Webhook.HARVESTER.invalid(
                        "restore-unfinished",
                        "spec.target.name",
                        "restore " + other.qualifiedName() + " of the same VM is not complete");
            }
        }
    }

    @Override
    public void validateDelete(Mapping live, ClusterObjects objects) throws RefusedException {
        ApiObject restore = new ApiObject(live);
        if (HarvesterKind.VIRTUAL_MACHINE.exists(objects, restore.namespace(), target(restore))) {
            throw Webhook.HARVESTER.badRequest(
                    "restore-target-kept",
                    "",
                    "please delete VM " + restore.namespace() + "/" + target(restore) + " at first");
        }
    }
}
