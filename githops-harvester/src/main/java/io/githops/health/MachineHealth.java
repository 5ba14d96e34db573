package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.Map;
import java.util.Set;

/**
 * The health of virtual machines by the status that KubeVirt prints.
 *
 * @see <a href="https://github.com/kubevirt/kubevirt/blob/main/pkg/virt-controller/watch/vm/vm.go">kubevirt: vm.go</a>
 */
final class MachineHealth {
    private static final Set<String> FAILED = Set.of(
            "CrashLoopBackOff",
            "ErrorUnschedulable",
            "ErrImagePull",
            "ImagePullBackOff",
            "ErrorPvcNotFound",
            "DataVolumeError",
            "Unknown");

    private MachineHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("kubevirt.io/VirtualMachine", MachineHealth::machine),
                row("kubevirt.io/VirtualMachineInstance", MachineHealth::instance),
                row("kubevirt.io/VirtualMachineInstanceMigration", MachineHealth::migration));
    }

    private static Health machine(LiveStatus machine) {
        var conditions = machine.conditions();
        String printed = machine.text("printableStatus");
        if (machine.isAnnotated("harvesterhci.io/insufficient-resource-quota")) {
            return Health.failed("the namespace's resource quota does not allow the machine to run");
        }
        if (conditions.isTrue("ManualRecoveryRequired")) {
            return Health.failed(conditions.words("ManualRecoveryRequired"));
        }
        if (conditions.isTrue("Failure")) {
            return Health.degraded(conditions.words("Failure"));
        }
        if (machine.isOutdated("desiredGeneration")) {
            return Health.progressing("KubeVirt has not seen the newest specification of the machine yet");
        }
        if (FAILED.contains(printed)) {
            return Health.degraded("the machine is " + printed + failures(machine));
        }
        return wanted(machine, printed, wanted(machine.spec()));
    }

    private static Health wanted(LiveStatus machine, String printed, String wanted) {
        if (printed.equals("Paused")) {
            boolean isMeantTo = machine.spec()
                    .mapping("template", "spec")
                    .text("startStrategy")
                    .filter("Paused"::equals)
                    .isPresent();
            return isMeantTo ? Health.healthy("the machine starts paused") : Health.suspended("the machine is paused");
        }
        boolean isRunning = printed.equals("Running") && machine.conditions().isTrue("Ready");
        if (wanted.equals("Halted")) {
            return printed.equals("Stopped") ? Health.HEALTHY : progressing(printed, "stopped", "");
        }
        if (wanted.equals("WaitAsReceiver") && printed.equals("WaitingForReceiver")) {
            return Health.HEALTHY;
        }
        if (isRunning) {
            return running(machine.conditions());
        }
        boolean mayBeOff = !wanted.equals("Always") && printed.equals("Stopped");
        return mayBeOff ? stoppedByItself(machine, wanted) : progressing(printed, "running", failures(machine));
    }

    private static String wanted(Mapping spec) {
        return spec.text("runStrategy").orElseGet(() -> Bool.TRUE.equals(spec.get("running")) ? "Always" : "Halted");
    }

    /** A machine of strategy RerunOnFailure, Manual or Once may be off for good; one that never started is on its way. */
    private static Health stoppedByItself(LiveStatus machine, String wanted) {
        boolean starts = wanted.equals("RerunOnFailure") && !machine.tree().has("observedGeneration");
        return starts ? Health.progressing("the machine starts") : Health.HEALTHY;
    }

    private static Health running(Conditions conditions) {
        return conditions.isTrue("RestartRequired")
                ? Health.healthy("runs, but needs a restart for its newest specification")
                : Health.HEALTHY;
    }

    private static Health progressing(String printed, String wanted, String failures) {
        return Health.progressing("the machine is " + (printed.isEmpty() ? "not looked at yet" : printed) + ", wanted "
                + wanted + failures);
    }

    private static String failures(LiveStatus machine) {
        Mapping failure = machine.tree().mapping("startFailure");
        return LiveStatus.number(failure, "consecutiveFailCount")
                .filter(count -> count > 0)
                .map(count -> ", failed to start " + count + " times"
                        + failure.text("retryAfterTimestamp")
                                .map(time -> ", is tried again at " + time)
                                .orElse(""))
                .orElse("");
    }

    private static Health instance(LiveStatus instance) {
        var conditions = instance.conditions();
        return switch (instance.text("phase")) {
            case "Running" ->
                conditions.isUnmet("Ready") ? Health.progressing(conditions.words("Ready")) : Health.HEALTHY;
            case "Succeeded" -> Health.healthy("the guest has shut down");
            case "Failed" -> Health.failed("the instance has failed" + reason(instance));
            case "Unknown" -> Health.degraded("the node of the instance does not answer");
            default -> Health.progressing("the instance is " + phase(instance));
        };
    }

    private static Health migration(LiveStatus migration) {
        return switch (migration.text("phase")) {
            case "Succeeded" -> Health.HEALTHY;
            case "Failed" ->
                Health.failed("the migration has failed"
                        + migration
                                .tree()
                                .mapping("migrationState")
                                .text("failureReason")
                                .map(reason -> ": " + reason)
                                .orElse(""));
            default -> Health.progressing("the migration is " + phase(migration));
        };
    }

    private static String reason(LiveStatus status) {
        return status.text("reason").isEmpty() ? "" : ": " + status.text("reason");
    }

    private static String phase(LiveStatus status) {
        return status.text("phase").isEmpty() ? "not looked at yet" : status.text("phase");
    }
}
