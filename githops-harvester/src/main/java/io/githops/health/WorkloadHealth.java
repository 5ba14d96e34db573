package io.githops.health;

import static io.githops.health.HealthRule.row;

import io.githops.model.Health;
import io.githops.tree.Mapping;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The health of containers: deployments and the like, jobs and pods. */
final class WorkloadHealth {
    private static final Set<String> STUCK = Set.of(
            "CrashLoopBackOff",
            "CreateContainerConfigError",
            "CreateContainerError",
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName");

    private WorkloadHealth() {}

    static Map<String, HealthRule> rules() {
        return Map.ofEntries(
                row("apps/Deployment", WorkloadHealth::deployment),
                row("apps/StatefulSet", WorkloadHealth::statefulSet),
                row("apps/DaemonSet", WorkloadHealth::daemonSet),
                row("apps/ReplicaSet", WorkloadHealth::replicaSet),
                row("batch/Job", WorkloadHealth::job),
                row("batch/CronJob", WorkloadHealth::cronJob),
                row("/Pod", WorkloadHealth::pod));
    }

    private static Health deployment(LiveStatus deployment) {
        var conditions = deployment.conditions();
        if (deployment.isOutdated()) {
            return unseen();
        }
        if (deployment.isWanted("paused")) {
            return Health.suspended("the rollout is paused");
        }
        if (conditions.reason("Progressing").equals("ProgressDeadlineExceeded")) {
            return Health.degraded(conditions.words("Progressing"));
        }
        if (conditions.isTrue("ReplicaFailure")) {
            return Health.degraded(conditions.words("ReplicaFailure"));
        }
        long wanted = replicas(deployment);
        long updated = deployment.number("updatedReplicas");
        if (deployment.isEmpty() || updated < wanted) {
            return missing(updated, wanted, "updated");
        }
        long old = deployment.number("replicas") - updated;
        return old > 0
                ? Health.progressing(old + " old replicas are stopped")
                : complete(deployment.number("availableReplicas"), wanted, "available");
    }

    private static Health statefulSet(LiveStatus set) {
        if (set.isOutdated()) {
            return unseen();
        }
        long wanted = replicas(set);
        boolean isReady = !set.isEmpty() && set.number("readyReplicas") >= wanted;
        Mapping strategy = set.spec().mapping("updateStrategy");
        boolean rolls = strategy.text("type").filter("OnDelete"::equals).isEmpty();
        long partition = LiveStatus.number(strategy.mapping("rollingUpdate"), "partition")
                .orElse(0L);
        boolean isOld = !set.text("updateRevision").equals(set.text("currentRevision"));
        if (rolls && isOld && set.number("updatedReplicas") < wanted - partition) {
            return missing(set.number("updatedReplicas"), wanted - partition, "updated");
        }
        return isReady ? Health.HEALTHY : missing(set.number("readyReplicas"), wanted, "ready");
    }

    private static Health daemonSet(LiveStatus set) {
        if (set.isOutdated()) {
            return unseen();
        }
        long wanted = set.number("desiredNumberScheduled");
        boolean rolls = set.spec()
                .mapping("updateStrategy")
                .text("type")
                .filter("OnDelete"::equals)
                .isEmpty();
        long updated = set.number("updatedNumberScheduled");
        return set.isEmpty() || rolls && updated < wanted
                ? missing(updated, wanted, "updated")
                : complete(set.number("numberAvailable"), wanted, "available");
    }

    private static Health replicaSet(LiveStatus set) {
        return set.isOutdated() || set.isEmpty()
                ? unseen()
                : complete(set.number("availableReplicas"), replicas(set), "available");
    }

    private static Health job(LiveStatus job) {
        var conditions = job.conditions();
        if (conditions.isTrue("Complete")) {
            return Health.HEALTHY;
        }
        if (conditions.isTrue("Failed")) {
            return Health.failed(conditions.words("Failed"));
        }
        return job.isWanted("suspend")
                ? Health.suspended("the job is suspended")
                : Health.progressing("the job runs, " + job.number("succeeded") + " pods have succeeded");
    }

    private static Health cronJob(LiveStatus job) {
        return job.isWanted("suspend") ? Health.suspended("the job is suspended") : Health.HEALTHY;
    }

    private static Health pod(LiveStatus pod) {
        var conditions = pod.conditions();
        String phase = pod.text("phase");
        if (phase.equals("Succeeded")) {
            return Health.HEALTHY;
        }
        if (phase.equals("Failed")) {
            return Health.failed("the pod has failed" + reason(pod));
        }
        Optional<Health> stuck = stuck(pod);
        if (stuck.isPresent()) {
            return stuck.get();
        }
        if (phase.equals("Running") && conditions.isTrue("Ready")) {
            return Health.HEALTHY;
        }
        return Health.progressing(conditions
                .firstUnmet("PodScheduled", "Initialized", "Ready")
                .map(conditions::words)
                .orElse("the pod is " + (phase.isEmpty() ? "not looked at yet" : phase)));
    }

    private static Optional<Health> stuck(LiveStatus pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(field -> pod.tree().sequence(field).mappings().stream())
                .filter(container -> container
                        .mapping("state", "waiting")
                        .text("reason")
                        .filter(STUCK::contains)
                        .isPresent())
                .findFirst()
                .map(container -> Health.degraded("container "
                        + container.text("name").orElse("") + " is "
                        + container.mapping("state", "waiting").text("reason").orElse("")));
    }

    private static String reason(LiveStatus pod) {
        String words = pod.text("message").isEmpty() ? pod.text("reason") : pod.text("message");
        return words.isEmpty() ? "" : ": " + words;
    }

    private static long replicas(LiveStatus set) {
        return LiveStatus.number(set.spec(), "replicas").orElse(1L);
    }

    private static Health complete(long there, long wanted, String word) {
        return there >= wanted ? Health.HEALTHY : missing(there, wanted, word);
    }

    private static Health missing(long there, long wanted, String word) {
        return Health.progressing(there + " of " + wanted + " replicas are " + word);
    }

    private static Health unseen() {
        return Health.progressing("its controller has not seen the newest specification yet");
    }
}
