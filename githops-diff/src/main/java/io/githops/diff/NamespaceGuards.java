package io.githops.diff;

import io.githops.diff.ResourceChange.Action;
import io.githops.diff.guard.PlatformKinds;
import io.githops.diff.guard.SystemNamespaces;
import io.githops.model.ResourceId;
import java.util.Optional;
import java.util.stream.Stream;

/** Namespaces that the platform lives in, and what would be written there. */
final class NamespaceGuards {
    private NamespaceGuards() {}

    static Stream<Guard> find(GuardedPlan plan) {
        return plan.changes().stream().flatMap(change -> guard(change, plan).stream());
    }

    private static Optional<Guard> guard(ResourceChange change, GuardedPlan plan) {
        ResourceId id = change.id();
        if (id.kind().equals("Namespace") && id.group().isEmpty()) {
            return ofNamespace(change);
        }
        boolean isInPlace = !SystemNamespaces.contains(id.namespace())
                || (isAccustomed(change, plan) && !GuardedPlan.isDeletion(change));
        return isInPlace
                ? Optional.empty()
                : Optional.of(new Guard(
                        Guard.Code.SYSTEM_RESOURCE,
                        id,
                        "the platform lives in namespace " + id.namespace() + "; "
                                + change.action().doing() + " may break it. Use a namespace of your own"));
    }

    private static Optional<Guard> ofNamespace(ResourceChange change) {
        String name = change.id().name();
        boolean isDeletion = GuardedPlan.isDeletion(change);
        return SystemNamespaces.contains(name) || (isDeletion && SystemNamespaces.needs(name))
                ? Optional.of(
                        new Guard(
                                Guard.Code.SYSTEM_RESOURCE,
                                change.id(),
                                isDeletion
                                        ? "the cluster cannot do without this namespace"
                                        : "the platform lives in this namespace and keeps it as it needs it. Remove the manifest"))
                : Optional.empty();
    }

    /** Whether the object belongs there, or was approved before and is owned since. */
    private static boolean isAccustomed(ResourceChange change, GuardedPlan plan) {
        ResourceId id = change.id();
        boolean isOwned =
                change.action() == Action.UPDATE && plan.inventory().find(id).isPresent();
        return isOwned || PlatformKinds.isAtHomeThere(id, plan.policy().kinds());
    }
}
