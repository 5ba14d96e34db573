package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForbiddenException;
import io.githops.diff.LiveObjects;
import io.githops.diff.admission.Admissions;
import io.githops.diff.admission.HarvesterKind;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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

    /** The kinds to look at, as far as they are served: none where nothing has webhooks, but those that gates ask for. */
    List<GroupVersionKind> kinds(Stream<ResourceId> objects, ReconcilerBuilder options) {
        boolean isJudged = objects.anyMatch(Surroundings::isJudgedByOthers);
        Stream<GroupVersionKind> judged =
                isJudged ? HarvesterKind.surroundings().stream() : Stream.<GroupVersionKind>empty();
        Stream<GroupVersionKind> gated =
                isJudged || options.hasOwnGates() ? options.gates().kinds().stream() : Stream.<GroupVersionKind>empty();
        return Stream.concat(judged, gated).distinct().filter(scopes::isServed).toList();
    }

    /** Config maps have a webhook that looks at nothing but them. */
    private static boolean isJudgedByOthers(ResourceId id) {
        boolean isConfigMap = id.group().isEmpty() && id.kind().equals("ConfigMap");
        return !isConfigMap && Admissions.of(id.group(), id.kind()).isPresent();
    }

    /** The objects of these kinds, with others that are known already. */
    LiveObjects around(Collection<Resource> known, List<GroupVersionKind> kinds) {
        LiveObjects all = LiveObjects.none();
        for (GroupVersionKind kind : kinds) {
            all = withKind(all, kind);
        }
        return all.with(known);
    }

    private LiveObjects withKind(LiveObjects known, GroupVersionKind kind) {
        try {
            return known.with(cluster.list(kind, "")).complete(kind.group(), kind.kind());
        } catch (ForbiddenException e) {
            return known;
        }
    }
}
