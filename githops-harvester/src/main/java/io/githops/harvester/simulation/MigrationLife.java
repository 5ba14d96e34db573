package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Timing;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Moves running machines to other nodes (pkg/virt-controller/watch/migration). */
final class MigrationLife implements Controller {

    @Override
    public void step(StoredObjects objects, Instant now) {
        HarvesterKind.VIRTUAL_MACHINE_INSTANCE.all(objects).stream()
                .map(MachineInstance::new)
                .filter(instance -> isToMove(instance, objects))
                .forEach(instance -> objects.create(update(instance, now).tree(), VirtualMachineLife.KUBEVIRT));
        moveAll(objects, now);
    }

    private static boolean isToMove(MachineInstance instance, StoredObjects objects) {
        return instance.isRunning()
                && !instance.isEnding()
                && instance.isMigratable()
                && new HotPlug(instance).isPending()
                && Migration.active(instance, objects).isEmpty()
                && Migration.target(instance, Mapping.empty(), objects).isPresent();
    }

    private static ApiObject update(MachineInstance instance, Instant now) {
        return Migration.of(instance, "kubevirt-workload-update-", Mapping.empty(), now)
                .object()
                .withAnnotation("kubevirt.io/workloadUpdateMigration", "");
    }

    private static void moveAll(StoredObjects objects, Instant now) {
        for (ApiObject object : HarvesterKind.MIGRATION.all(objects)) {
            var migration = new Migration(object);
            Optional<MachineInstance> instance = HarvesterKind.VIRTUAL_MACHINE_INSTANCE
                    .find(objects, object.namespace(), migration.instance())
                    .map(MachineInstance::new);
            if (object.isBeingDeleted()) {
                instance.ifPresent(moving -> new Move(migration, moving, objects, now).abort());
                objects.edit(object, VirtualMachineLife.KUBEVIRT, ApiObject::released);
            } else if (instance.isEmpty()) {
                objects.delete(object.id());
            } else if (!migration.isFinal()) {
                new Move(migration, instance.get(), objects, now).step();
            }
        }
    }

    /** One migration at one moment. */
    private record Move(Migration migration, MachineInstance instance, StoredObjects objects, Instant now) {

        void step() {
            if (instance.isEnding()) {
                fail("the machine is shut down");
                return;
            }
            switch (migration.phase()) {
                case "" -> accept();
                case Migration.PENDING -> {
                    if (instance.isRunning()) {
                        enterIfDue(Migration.SCHEDULING);
                    }
                }
                case Migration.SCHEDULING -> migration.target(instance, objects).ifPresent(this::prepare);
                case Migration.TARGET_READY -> start();
                case Migration.RUNNING -> finish();
                default -> enterIfDue(Migration.TARGET_READY);
            }
        }

        private void accept() {
            boolean isOther = HarvesterKind.MIGRATION
                    .in(objects, instance.object().namespace())
                    .stream()
                    .map(Migration::new)
                    .anyMatch(other -> other.instance().equals(migration.instance())
                            && !other.phase().isEmpty()
                            && !other.isFinal());
            enter(isOther ? Migration.FAILED : Migration.PENDING);
        }

        private void prepare(String target) {
            if (migration.isDue(now)) {
                Mapping state = Mapping.builder()
                        .put("migrationUid", migration.object().uid())
                        .put("sourceNode", instance.node())
                        .put("targetNode", target)
                        .build();
                edit(stored -> stored.with("migrationState", state));
                enter(Migration.TARGET_READY);
            }
        }

        private void start() {
            if (isTargetGone()) {
                fail("the target node is gone");
            } else if (migration.isDue(now)) {
                editState(state -> state.with("startTimestamp", time()));
                enter(Migration.RUNNING);
            }
        }

        private void finish() {
            if (isTargetGone()) {
                fail("the target node is gone");
            } else if (migration.isDue(now)) {
                editState(state -> state.with("completed", Bool.TRUE).with("endTimestamp", time()));
                objects.edit(
                        instance.object(),
                        VirtualMachineLife.KUBEVIRT,
                        stored -> arrived(new MachineInstance(stored)).object());
                enter(Migration.SUCCEEDED);
            }
        }

        private MachineInstance arrived(MachineInstance stored) {
            var moved = new MachineInstance(
                    stored.object().withStatus(status -> status.with("nodeName", new Text(target()))));
            return new HotPlug(moved).isPending() ? Guest.grown(moved) : moved;
        }

        private boolean isTargetGone() {
            return !isInstanceHeld() || !HarvesterKind.NODE.exists(objects, "", target());
        }

        private String target() {
            return instance.migration().text("targetNode").orElse("");
        }

        private void fail(String reason) {
            failInstance(reason);
            enter(Migration.FAILED);
        }

        void abort() {
            if (!migration.isFinal()) {
                failInstance("the migration was aborted");
            }
        }

        private void failInstance(String reason) {
            if (isInstanceHeld()) {
                editState(state -> state.with("completed", Bool.TRUE)
                        .with("failed", Bool.TRUE)
                        .with("failureReason", new Text(reason))
                        .with("endTimestamp", time()));
            }
        }

        /** Whether the instance moves because of this migration. */
        private boolean isInstanceHeld() {
            return instance.migration()
                            .text("migrationUid")
                            .filter(migration.object().uid()::equals)
                            .isPresent()
                    && !instance.migration().has("endTimestamp");
        }

        private void enterIfDue(String phase) {
            if (migration.isDue(now)) {
                enter(phase);
            }
        }

        private void enter(String phase) {
            Mapping state = HarvesterKind.VIRTUAL_MACHINE_INSTANCE
                    .find(objects, instance.object().namespace(), migration.instance())
                    .map(stored -> new MachineInstance(stored).migration())
                    .filter(found -> found.text("migrationUid")
                            .orElse("")
                            .equals(migration.object().uid()))
                    .orElse(Mapping.empty());
            objects.edit(migration.object(), VirtualMachineLife.KUBEVIRT, stored -> {
                ApiObject entered =
                        new Migration(stored).adopted().inPhase(phase, now).object();
                return state.isEmpty() ? entered : entered.withStatus(status -> status.with("migrationState", state));
            });
        }

        private void editState(UnaryOperator<Mapping> edit) {
            edit(status -> status.edit("migrationState", edit));
        }

        private void edit(UnaryOperator<Mapping> status) {
            objects.edit(instance.object(), VirtualMachineLife.KUBEVIRT, stored -> stored.withStatus(status));
        }

        private Text time() {
            return new Text(Timing.text(now));
        }
    }
}
