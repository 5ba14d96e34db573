package io.githops.harvester.simulation;

import io.githops.diff.admission.ApiObject;
import io.githops.diff.admission.Condition;
import io.githops.diff.admission.HarvesterKind;
import io.githops.diff.admission.Keys;
import io.githops.diff.admission.Machine;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What KubeVirt does when it is asked to start, stop or move a machine (pkg/virt-api/rest). */
public final class MachineActions {
    private static final String PAUSED = "Paused";
    private static final String REQUESTS = "stateChangeRequests";

    private final StoredObjects objects;
    private final Machine machine;
    private final Optional<MachineInstance> instance;

    private MachineActions(StoredObjects objects, Machine machine) {
        this.objects = objects;
        this.machine = machine;
        this.instance = MachineInstance.of(machine, objects)
                .filter(running -> !running.object().isBeingDeleted());
    }

    /**
     * Does what a machine is asked to do, or has its controllers do it.
     *
     * @param plural {@code virtualmachines} or {@code virtualmachineinstances}
     * @param action the sub-resource, such as {@code start}
     * @return false when there is no such action
     * @throws ActionRefusedException when there is no such machine, or it is not in the state for the action
     */
    public static boolean perform(
            StoredObjects objects,
            String plural,
            String namespace,
            String name,
            String action,
            Mapping options,
            Instant now)
            throws ActionRefusedException {
        ApiObject found = HarvesterKind.VIRTUAL_MACHINE
                .find(objects, namespace, name)
                .orElseThrow(() -> ActionRefusedException.missing(plural, name));
        var actions = new MachineActions(objects, new Machine(found));
        if (plural.equals("virtualmachineinstances")) {
            return actions.performOnInstance(action, now);
        }
        switch (action) {
            case "start" -> actions.start();
            case "stop" -> actions.stop(options);
            case "restart" -> actions.restart();
            case "migrate" -> actions.migrate(options, now);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean performOnInstance(String action, Instant now) throws ActionRefusedException {
        if (!action.equals("pause") && !action.equals("unpause")) {
            return false;
        }
        MachineInstance running = running();
        boolean isPaused = Condition.isTrue(running.object().status(), PAUSED);
        if (isPaused == action.equals("pause")) {
            throw ActionRefusedException.conflict(isPaused ? "VMI is already paused" : "VMI is not paused");
        }
        objects.edit(
                running.object(),
                VirtualMachineLife.KUBEVIRT,
                stored -> Guest.paused(new MachineInstance(stored), !isPaused, now)
                        .object());
        return true;
    }

    private void start() throws ActionRefusedException {
        if (instance.isPresent()) {
            throw ActionRefusedException.conflict("VM is already running");
        }
        switch (machine.runStrategy()) {
            case "Always", "Once" -> throw unsupported("start");
            case "Halted" ->
                runAs(machine.object().annotation(Keys.RUN_STRATEGY).orElse("Always"));
            default -> request(Mapping.of("action", new Text("Start")));
        }
    }

    private void stop(Mapping options) throws ActionRefusedException {
        switch (machine.runStrategy()) {
            case "Halted" -> {
                if (MachineInstance.of(machine, objects).isEmpty() || !isShorter(options)) {
                    throw ActionRefusedException.conflict(
                            "Halted only supports manual stop requests with a shorter graceperiod");
                }
            }
            case "Always", "Once" -> runAs("Halted");
            default -> request(stopRequest(instance.orElseThrow(MachineActions::notRunning)));
        }
        if (isShorter(options)) {
            shorten(options);
        }
    }

    private void shorten(Mapping options) {
        objects.edit(
                HarvesterKind.VIRTUAL_MACHINE_INSTANCE.id(machine.namespace(), machine.name()),
                VirtualMachineLife.KUBEVIRT,
                stored -> stored.edit(
                        "spec",
                        spec -> spec.with(GracePeriod.FIELD, Objects.requireNonNull(options.get("gracePeriod")))));
    }

    private void restart() throws ActionRefusedException {
        if (List.of("Halted", "Once").contains(machine.runStrategy())) {
            throw unsupported("restart");
        }
        MachineInstance running = instance.orElseThrow(MachineActions::notRunning);
        request(stopRequest(running), Mapping.of("action", new Text("Start")));
    }

    private void migrate(Mapping options, Instant now) throws ActionRefusedException {
        MachineInstance running = running();
        if (!running.isMigratable()) {
            throw ActionRefusedException.conflict("VMI is not live migratable");
        }
        Optional<Migration> active = Migration.active(running, objects);
        if (active.isPresent()) {
            throw ActionRefusedException.conflict("in-flight migration detected. Active migration job ("
                    + active.get().object().uid() + ") is currently already in progress for VMI " + machine.name()
                    + ".");
        }
        Mapping selector = options.mapping("addedNodeSelector");
        Migration migration = Migration.of(running, "kubevirt-migrate-vm-", selector, now);
        objects.create(migration.object().tree(), VirtualMachineLife.KUBEVIRT);
    }

    private MachineInstance running() throws ActionRefusedException {
        MachineInstance found =
                instance.orElseThrow(() -> ActionRefusedException.missing("virtualmachineinstances", machine.name()));
        if (!found.isRunning()) {
            throw notRunning();
        }
        return found;
    }

    private boolean isShorter(Mapping options) {
        return options.get("gracePeriod") instanceof Num asked
                && asked.decimal().compareTo(GracePeriod.seconds(machine.spec())) < 0;
    }

    private void runAs(String strategy) {
        objects.edit(
                machine.object(),
                VirtualMachineLife.KUBEVIRT,
                stored -> stored.withSpec(spec -> spec.without("running").with("runStrategy", new Text(strategy))));
    }

    private void request(Mapping... requests) {
        objects.edit(
                machine.object(),
                VirtualMachineLife.KUBEVIRT,
                stored -> stored.withStatus(status -> {
                    List<Mapping> all =
                            new ArrayList<>(status.sequence(REQUESTS).mappings());
                    all.addAll(List.of(requests));
                    return status.with(REQUESTS, Sequence.of(all));
                }));
    }

    private static Mapping stopRequest(MachineInstance instance) {
        return Mapping.of(
                "action", new Text("Stop"), "uid", new Text(instance.object().uid()));
    }

    private ActionRefusedException unsupported(String action) {
        return ActionRefusedException.conflict(
                machine.runStrategy() + " does not support manual " + action + " requests");
    }

    private static ActionRefusedException notRunning() {
        return ActionRefusedException.conflict("VM is not running");
    }
}
