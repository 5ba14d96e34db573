package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForbiddenException;
import io.githops.diff.LiveObjects;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import java.util.Collection;

/**
 * Reads what else a planner may want to know of a cluster, to foresee refusals and effects: all machines, volumes, images,
 * networks and the like, but no Secrets. What may not be listed is left out.
 */
final class Surroundings {
    private final Cluster cluster;
    private final DesiredScopes scopes;

    Surroundings(Cluster cluster, DesiredScopes scopes) {
        this.cluster = cluster;
        this.scopes = scopes;
    }

    /**
     * The live objects with those around them.
     *
     * @param desired where no kind has webhooks, nothing more is read
     */
    LiveObjects around(Collection<Resource> live, Collection<Resource> desired) {
        LiveObjects known = LiveObjects.of(live);
        if (!isWatched(live) && !isWatched(desired)) {
            return known;
        }
        LiveObjects all = LiveObjects.none();
        for (GroupVersionKind kind : HarvesterKind.surroundings()) {
            if (scopes.isServed(kind)) {
                all = withKind(all, kind);
            }
        }
        return all.with(known.resources());
    }

    private static boolean isWatched(Collection<Resource> resources) {
        return resources.stream()
                .anyMatch(resource -> Admissions.of(
                                resource.id().group(), resource.id().kind())
                        .isPresent());
    }

    private LiveObjects withKind(LiveObjects known, GroupVersionKind kind) {
        try {
            return known.with(cluster.list(kind, "")).complete(kind.group(), kind.kind());
        } catch (ForbiddenException e) {
            return known;
        }
    }
}
