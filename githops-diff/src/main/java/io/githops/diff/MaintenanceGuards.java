package io.githops.diff;

import io.githops.model.Effect;
import io.githops.model.ResourceId;
import java.util.stream.Stream;

/** Disturbances of running machines while no maintenance window is open. */
final class MaintenanceGuards {
    private MaintenanceGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        Maintenance maintenance = plan.policy().maintenance();
        boolean mayHappen =
                plan.input().isHypothetical() || maintenance.isOpen(plan.input().time());
        return mayHappen
                ? Stream.empty()
                : plan.changes().stream()
                        .filter(change -> isDisturbance(change, maintenance))
                        .map(change -> new Guard(
                                Guard.Code.OUTSIDE_WINDOW,
                                change.id(),
                                "has to wait for maintenance (" + maintenance + "): " + change.effect()));
    }

    private static boolean isDisturbance(ResourceChange change, Maintenance maintenance) {
        Effect.Level level = change.effect().level();
        boolean stops = GuardedPlan.isDeletion(change) && isMachine(change.id());
        return stops || maintenance.isDisturbance(level);
    }

    private static boolean isMachine(ResourceId id) {
        return id.kind().equals("VirtualMachine") && id.group().equals("kubevirt.io");
    }
}
