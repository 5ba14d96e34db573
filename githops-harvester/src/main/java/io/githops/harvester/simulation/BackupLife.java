package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.SettingValues;
import io.githops.diff.admission.Timing;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes backups and snapshots of machines. One that cannot begin is tried again; one that was begun and goes to a target
 * under {@code .invalid} fails for good, as the name of such a host never resolves.
 */
final class BackupLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String READY = "Ready";
    private static final String NOT_READY = "Not Ready";
    private static final String COMPLETE = "Operation complete";
    private static final String TARGET = "backupTarget";
    private static final String UNREACHABLE = "[a-z0-9]+://[^/]*\\.invalid(:[0-9]*)?(/.*)?";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject backup : HarvesterKind.BACKUP.all(objects)) {
            objects.edit(
                    backup,
                    MANAGER,
                    stored -> stored.isBeingDeleted() ? stored.released() : next(new Backup(stored), objects, now));
        }
    }

    private static ApiObject next(Backup backup, StoredObjects objects, Instant now) {
        if (backup.isReady()) {
            return backup.object();
        }
        if (!backup.object().status().has(Backup.SOURCE)) {
            return begin(adopted(backup), objects, now);
        }
        return backup.hasFailed() ? backup.object() : advance(backup, now);
    }

    private static Backup adopted(Backup backup) {
        return new Backup(backup.object().withFinalizers("wrangler.cattle.io/harvester-vm-backup-controller"));
    }

    private static ApiObject begin(Backup backup, StoredObjects objects, Instant now) {
        Optional<Machine> machine = HarvesterKind.VIRTUAL_MACHINE
                .find(objects, backup.object().namespace(), backup.machine())
                .filter(found -> !found.isBeingDeleted())
                .map(Machine::new);
        if (machine.isEmpty()) {
            return failed(backup, "virtualmachines.kubevirt.io \"" + backup.machine() + "\" not found", now);
        }
        Mapping target = backup.isSnapshot() ? Mapping.empty() : new SettingValues(objects).json("backup-target");
        if (!backup.isSnapshot() && target.text("type").orElse("").isEmpty()) {
            return failed(backup, "backup target is not set", now);
        }
        var volumes = new BackupVolumes(backup, machine.get(), objects);
        Optional<String> missing = volumes.missingClaim();
        if (missing.isPresent()) {
            return failed(backup, "persistentvolumeclaims \"" + missing.get() + "\" not found", now);
        }
        ApiObject begun = inProgress(backup.object(), now).withStatus(status -> status.without(Backup.ERROR));
        return volumes.areBound() ? begun.withStatus(status -> begun(status, machine.get(), volumes, target)) : begun;
    }

    private static Mapping begun(Mapping status, Machine machine, BackupVolumes volumes, Mapping target) {
        Mapping begun = status.with(Backup.SOURCE, source(machine))
                .with("sourceUID", new Text(machine.object().uid()))
                .with(Backup.READY, Bool.FALSE)
                .with("progress", Num.of(0))
                .with(Backup.VOLUMES, volumes.tree())
                .with("csiDriverVolumeSnapshotClassNames", volumes.snapshotClasses());
        return target.isEmpty() ? begun : begun.with(TARGET, location(target));
    }

    private static Mapping source(Machine machine) {
        Mapping metadata = machine.object().metadata();
        Mapping kept = Mapping.builder()
                .put("name", machine.name())
                .put("namespace", machine.namespace())
                .put("uid", machine.object().uid())
                .putIfPresent("labels", metadata.get("labels"))
                .putIfPresent("annotations", metadata.get("annotations"))
                .build();
        return Mapping.of("metadata", kept, "spec", machine.object().spec());
    }

    private static Mapping location(Mapping target) {
        return Mapping.builder()
                .put("endpoint", target.text("endpoint").orElse(""))
                .put("bucketName", target.text("bucketName").orElse(""))
                .put("bucketRegion", target.text("bucketRegion").orElse(""))
                .build();
    }

    private static ApiObject advance(Backup backup, Instant now) {
        ApiObject object = inProgress(backup.object(), now);
        Instant start = Condition.time(object.status(), Keys.IN_PROGRESS).orElse(now);
        if (!Timing.isOver(start, Timing.BACKUP, now)) {
            Num percent = Num.of(Timing.percent(start, Timing.BACKUP, now));
            return eachVolume(object, volume -> volume.with("progress", percent))
                    .withStatus(status -> status.with("progress", percent));
        }
        String endpoint = object.status().mapping(TARGET).text("endpoint").orElse("");
        return endpoint.matches(UNREACHABLE) ? unreachable(backup, now) : complete(backup, now);
    }

    private static ApiObject inProgress(ApiObject backup, Instant now) {
        return backup.withCondition(Condition.met(Keys.IN_PROGRESS), now)
                .withCondition(Condition.unmet(READY, "", NOT_READY), now);
    }

    private static ApiObject complete(Backup backup, Instant now) {
        Text time = new Text(Timing.text(now));
        ApiObject copied = eachVolume(
                backup.object(),
                volume -> copied(volume, backup).with("creationTime", time).with(Backup.READY, Bool.TRUE));
        return copied.withStatus(status -> status.with("progress", Num.of(100))
                        .with(Backup.READY, Bool.TRUE)
                        .with("creationTime", time))
                .withCondition(Condition.unmet(Keys.IN_PROGRESS, "", COMPLETE), now)
                .withCondition(Condition.met(READY).because("", COMPLETE), now);
    }

    private static Mapping copied(Mapping volume, Backup backup) {
        Mapping done = volume.with("progress", Num.of(100));
        return backup.isSnapshot() ? done : done.with("longhornBackupName", BackupVolumes.remoteName(volume));
    }

    private static ApiObject unreachable(Backup backup, Instant now) {
        String message = "backup target is not available: no such host";
        Mapping error = error(message, now);
        return failed(
                new Backup(eachVolume(backup.object(), volume -> volume.with(Backup.ERROR, error))), message, now);
    }

    private static ApiObject failed(Backup backup, String message, Instant now) {
        boolean isKnown = backup.object()
                .status()
                .mapping(Backup.ERROR)
                .text("message")
                .filter(message::equals)
                .isPresent();
        ApiObject failed = isKnown
                ? backup.object()
                : backup.object().withStatus(status -> status.with(Backup.ERROR, error(message, now)));
        return failed.withStatus(status -> status.with(Backup.READY, Bool.FALSE))
                .withCondition(Condition.unmet(Keys.IN_PROGRESS, "Error", message), now)
                .withCondition(Condition.unmet(READY, "", NOT_READY), now);
    }

    private static Mapping error(String message, Instant now) {
        return Mapping.of("time", new Text(Timing.text(now)), "message", new Text(message));
    }

    private static ApiObject eachVolume(ApiObject backup, UnaryOperator<Mapping> edit) {
        Sequence volumes = backup.status().sequence(Backup.VOLUMES);
        Sequence edited = volumes.map(volume -> volume instanceof Mapping mapping ? edit.apply(mapping) : volume);
        return backup.withStatus(status -> status.with(Backup.VOLUMES, edited));
    }
}
