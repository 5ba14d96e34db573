package io.githops.health;

import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.Set;

/** The health of a virtual machine by the status that KubeVirt prints (kubevirt/kubevirt: vm.go). */
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

    static Health of(Resource live) {
        var conditions = new Conditions(live);
        String status = live.tree().mapping("status").text("printableStatus").orElse("");
        String wanted = wanted(live);
        if (conditions.isTrue("Failure")) {
            return Health.degraded(conditions.words("Failure"));
        }
        if (FAILED.contains(status)) {
            return Health.degraded("the machine is " + status);
        }
        if (live.annotation("harvesterhci.io/insufficient-resource-quota").isPresent()) {
            return Health.degraded("the namespace's resource quota does not allow the machine to run");
        }
        boolean isRunning = status.equals("Running") && conditions.isTrue("Ready");
        boolean isStopped = status.equals("Stopped");
        return switch (wanted) {
            case "Halted" -> isStopped ? Health.HEALTHY : progressing(status, "stopped");
            case "Always" -> isRunning ? running(conditions) : progressing(status, "running");
            default ->
                isRunning ? running(conditions) : isStopped ? stoppedByItself(live) : progressing(status, "running");
        };
    }

    private static String wanted(Resource live) {
        Mapping spec = live.tree().mapping("spec");
        return spec.text("runStrategy")
                .orElseGet(() -> io.githops.tree.Bool.TRUE.equals(spec.get("running")) ? "Always" : "Halted");
    }

    /** A machine of strategy RerunOnFailure, Manual or Once may be off for good; one that never started is on its way. */
    private static Health stoppedByItself(Resource live) {
        boolean starts = live.tree()
                        .mapping("spec")
                        .text("runStrategy")
                        .filter("RerunOnFailure"::equals)
                        .isPresent()
                && !live.tree().mapping("status").has("observedGeneration");
        return starts ? Health.progressing("the machine starts") : Health.HEALTHY;
    }

    private static Health running(Conditions conditions) {
        return conditions.isTrue("RestartRequired")
                ? new Health(Health.Status.HEALTHY, "runs, but needs a restart for its newest specification")
                : Health.HEALTHY;
    }

    private static Health progressing(String status, String wanted) {
        return Health.progressing(
                "the machine is " + (status.isEmpty() ? "not looked at yet" : status) + ", wanted " + wanted);
    }
}
