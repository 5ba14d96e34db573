package io.githops.diff;

import io.githops.diff.guard.PlatformKinds;
import io.githops.model.Resource;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects that the platform writes, or that start a job, by what is known of their kinds. */
final class PlatformGuards {
    private PlatformGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes().stream().flatMap(change -> guard(change, plan).stream());
    }

    private static Optional<Guard> guard(ResourceChange change, GuardedPlan plan) {
        Resource object = change.liveResource().or(change::desiredResource).orElseThrow();
        return switch (PlatformKinds.authorship(object, plan.policy().kinds())) {
            case USER -> Optional.empty();
            case SYSTEM ->
                Optional.of(new Guard(
                        Guard.Code.SYSTEM_RESOURCE,
                        change.id(),
                        "the platform writes it by itself; " + change.action().doing()
                                + " from here disturbs that. Remove the manifest"));
            case EDIT -> edit(change, plan);
            case ACTION -> action(change, plan);
        };
    }

    private static Optional<Guard> edit(ResourceChange change, GuardedPlan plan) {
        return switch (change.action()) {
            case CREATE ->
                plan.input().isHypothetical()
                        ? Optional.empty()
                        : Optional.of(new Guard(
                                Guard.Code.SYSTEM_RESOURCE,
                                change.id(),
                                "the cluster has none, and the platform creates such objects, not a manifest. Check the name,"
                                        + " and whether what brings it is installed"));
            case RECREATE, PRUNE ->
                Optional.of(new Guard(
                        Guard.Code.SYSTEM_RESOURCE,
                        change.id(),
                        "the platform created it and needs it; "
                                + change.action().doing()
                                + " takes it away for a while or for good. Change it in place"));
            case UPDATE, UNCHANGED -> Optional.empty();
        };
    }

    private static Optional<Guard> action(ResourceChange change, GuardedPlan plan) {
        return switch (change.action()) {
            case CREATE ->
                plan.inventory()
                        .find(change.id())
                        .filter(entry -> !entry.uid().isEmpty())
                        .map(entry -> new Guard(
                                Guard.Code.ONE_TIME_ACTION,
                                change.id(),
                                "was done once and is gone since; creating it does it again"));
            case RECREATE ->
                Optional.of(new Guard(
                        Guard.Code.ONE_TIME_ACTION,
                        change.id(),
                        "was done already; creating it anew does it again. Use another name"));
            case PRUNE ->
                LossGuards.losesData(change, plan)
                        ? Optional.empty()
                        : Optional.of(new Guard(
                                Guard.Code.ONE_TIME_ACTION,
                                change.id(),
                                "is the record of a job; deleting it has side effects. Protect it, or let it expire"));
            case UPDATE, UNCHANGED -> Optional.empty();
        };
    }
}
