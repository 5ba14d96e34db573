package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.diff.admission.Timing;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Restores machines: first the halted machine and its new volumes, then their content, then it is started. */
final class RestoreLife implements Controller {
    private static final String MANAGER = "harvester";
    private static final String READY = "Ready";
    private static final String COMPLETE = "Operation complete";
    private static final String TARGET_UID = "targetUID";
    private static final String REPLACED = "deletedVolumes";

    @Override
    public void step(StoredObjects objects, Instant now) {
        for (ApiObject restore : HarvesterKind.RESTORE.all(objects)) {
            if (restore.isBeingDeleted()) {
                objects.edit(restore, MANAGER, ApiObject::released);
            } else if (restore.status().has(TARGET_UID)) {
                advance(restore, objects, now);
            } else {
                begin(restore, objects, now);
            }
        }
    }

    private static void begin(ApiObject restore, StoredObjects objects, Instant now) {
        Optional<Backup> backup = backup(restore, objects);
        if (backup.isEmpty() || !backup.get().isReady() || backup.get().object().isBeingDeleted()) {
            fail(restore, "backup " + backupName(restore) + " is missing or not ready", objects, now);
            return;
        }
        Optional<ApiObject> old = target(restore, objects);
        if (restore.isOn("newVM") && old.isPresent()) {
            fail(restore, "VM " + targetName(restore) + " already exists", objects, now);
        } else if (!restore.isOn("newVM")
                && old.filter(found -> !found.isBeingDeleted()).isEmpty()) {
            fail(restore, "VM " + targetName(restore) + " does not exist", objects, now);
        } else if (HarvesterKind.VIRTUAL_MACHINE_INSTANCE.exists(objects, restore.namespace(), targetName(restore))) {
            fail(restore, "VM " + targetName(restore) + " is not stopped", objects, now);
        } else {
            List<String> replaced = old.filter(found -> !retains(restore))
                    .map(found -> List.copyOf(new Machine(found).spec().claims()))
                    .orElse(List.of());
            ApiObject machine = write(new RestoredMachine(restore, backup.get()), old, objects);
            objects.edit(restore, MANAGER, stored -> begun(stored, machine, backup.get(), replaced, now));
        }
    }

    private static ApiObject write(RestoredMachine restored, Optional<ApiObject> old, StoredObjects objects) {
        restored.claims().forEach(claim -> objects.create(claim.tree(), MANAGER));
        ApiObject fresh = restored.asNew();
        old.ifPresentOrElse(
                found -> objects.edit(found, MANAGER, restored::onto), () -> objects.create(fresh.tree(), MANAGER));
        return objects.get(fresh.id()).map(ApiObject::new).orElse(fresh);
    }

    private static ApiObject begun(
            ApiObject restore, ApiObject machine, Backup backup, List<String> replaced, Instant now) {
        Mapping volumes = Mapping.of("restores", new RestoredMachine(restore, backup).volumes());
        ApiObject begun = inProgress(restore, now)
                .withFinalizers("wrangler.cattle.io/harvester-vm-restore-controller")
                .ownedBy(machine)
                .withStatus(status -> status.merge(volumes)
                        .with(TARGET_UID, new Text(machine.uid()))
                        .with("complete", Bool.FALSE)
                        .with("progress", Num.of(0)));
        return replaced.isEmpty()
                ? begun
                : begun.withStatus(status -> status.with(REPLACED, Sequence.ofTexts(replaced)));
    }

    private static void advance(ApiObject restore, StoredObjects objects, Instant now) {
        if (Bool.TRUE.equals(restore.status().get("complete"))) {
            return;
        }
        Text uid = new Text(restore.status().text(TARGET_UID).orElse(""));
        Optional<ApiObject> machine =
                target(restore, objects).filter(found -> uid.value().equals(found.uid()) && !found.isBeingDeleted());
        Instant start = Condition.time(restore.status(), Keys.IN_PROGRESS).orElse(now);
        if (machine.isEmpty()) {
            fail(restore, "VM " + targetName(restore) + " is gone", objects, now);
        } else if (!Timing.isOver(start, Timing.RESTORE, now)) {
            Num percent = Num.of(Timing.percent(start, Timing.RESTORE, now));
            objects.edit(restore, MANAGER, stored -> withProgress(inProgress(stored, now), percent));
        } else {
            finish(restore, machine.get(), objects, now);
        }
    }

    private static void finish(ApiObject restore, ApiObject machine, StoredObjects objects, Instant now) {
        for (String claim : restore.status().sequence(REPLACED).texts()) {
            objects.delete(HarvesterKind.VOLUME_CLAIM.id(restore.namespace(), claim));
        }
        if (!restore.isOn("haltAfterRestore")) {
            objects.edit(machine, MANAGER, RestoredMachine::started);
        }
        objects.edit(
                restore,
                MANAGER,
                stored -> withProgress(stored, Num.of(100))
                        .withStatus(status ->
                                status.with("complete", Bool.TRUE).with("restoreTime", new Text(Timing.text(now))))
                        .withCondition(Condition.unmet(Keys.IN_PROGRESS, "", COMPLETE), now)
                        .withCondition(Condition.met(READY).because("", COMPLETE), now));
    }

    private static ApiObject withProgress(ApiObject restore, Num percent) {
        Sequence volumes = restore.status()
                .sequence("restores")
                .map(volume -> volume instanceof Mapping mapping ? mapping.with("progress", percent) : volume);
        return restore.withStatus(status -> status.with("progress", percent).with("restores", volumes));
    }

    private static ApiObject inProgress(ApiObject restore, Instant now) {
        return restore.withCondition(Condition.met(Keys.IN_PROGRESS), now)
                .withCondition(Condition.unmet(READY, "", "Waiting for new PVCs"), now);
    }

    private static void fail(ApiObject restore, String message, StoredObjects objects, Instant now) {
        objects.edit(
                restore,
                MANAGER,
                stored -> stored.withCondition(Condition.unmet(Keys.IN_PROGRESS, "Error", message), now)
                        .withCondition(Condition.unmet(READY, "Error", message), now));
    }

    private static boolean retains(ApiObject restore) {
        return restore.spec().text("deletionPolicy").filter("retain"::equals).isPresent();
    }

    private static Optional<ApiObject> target(ApiObject restore, StoredObjects objects) {
        return HarvesterKind.VIRTUAL_MACHINE.find(objects, restore.namespace(), targetName(restore));
    }

    private static String targetName(ApiObject restore) {
        return restore.spec().mapping("target").text("name").orElse("");
    }

    private static Optional<Backup> backup(ApiObject restore, StoredObjects objects) {
        String namespace = restore.spec().text("virtualMachineBackupNamespace").orElse("");
        return HarvesterKind.BACKUP
                .find(objects, namespace, backupName(restore))
                .map(Backup::new);
    }

    private static String backupName(ApiObject restore) {
        return restore.spec().text("virtualMachineBackupName").orElse("");
    }
}
