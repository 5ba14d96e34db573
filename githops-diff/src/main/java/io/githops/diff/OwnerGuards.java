package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.guard.Controller;
import io.githops.diff.guard.Owner;
import io.githops.diff.guard.Ownership;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Live objects that another tool or a controller keeps as it thinks right. */
final class OwnerGuards {
    private OwnerGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes().stream().flatMap(change -> guard(change, plan).stream());
    }

    private static Optional<Guard> guard(ResourceChange change, GuardedPlan plan) {
        return owner(change, plan)
                .map(owner -> new Guard(
                        Guard.Code.FOREIGN_OWNER,
                        change.id(),
                        "belongs to " + owner + "; " + change.action().doing()
                                + " from here is undone there, or breaks what is done there. Hand it over first"));
    }

    /** Who else owns a live object that would change; empty when nobody does. */
    static Optional<Owner> owner(ResourceChange change, GuardedPlan plan) {
        if (change.liveResource().isEmpty()) {
            return Optional.empty();
        }
        Resource live = change.liveResource().get();
        Resource desired = change.desiredResource().orElse(null);
        Ownership ownership = plan.policy().ownership();
        boolean isOwned = plan.inventory().find(live.id()).isPresent();
        return ownership
                .marked(live)
                .or(() -> ownership.applied(live, touched(change)))
                .or(() -> isOwned ? Optional.empty() : ownership.written(live))
                .or(() -> controller(live, desired, plan));
    }

    private static List<FieldPath> touched(ResourceChange change) {
        return change.action() == Action.UPDATE
                ? change.fields().stream().map(FieldChange::path).toList()
                : List.of(FieldPath.root());
    }

    private static Optional<Owner> controller(Resource live, @Nullable Resource desired, GuardedPlan plan) {
        return Controller.of(live, desired).stream()
                .filter(controller -> !plan.isOurs(controller.id()) && !plan.isOurs(controller.inCluster()))
                .map(controller -> new Owner(controller.id().toString(), controller.evidence()))
                .findFirst();
    }
}
