package io.githops.export;

import io.githops.diff.Guard;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.ResourceChange;
import io.githops.export.LeftOut.Reason;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans manifests against the cluster that they come from, and leaves out what a plan would change or refuse. */
final class Trial {
    private static final Revision REVISION = Revision.of("export", "export");

    private final Planner planner;
    private final LiveObjects live;
    private final boolean includesPlatform;

    /** @param includesPlatform whether guards of the platform's namespaces are to be approved later */
    Trial(Planner planner, LiveObjects live, boolean includesPlatform) {
        this.planner = planner;
        this.live = live;
        this.includesPlatform = includesPlatform;
    }

    /** What does not stand the trial; leaving it out can make others fall, so it is repeated until none does. */
    Map<ResourceId, LeftOut> failing(Collection<Resource> manifests) {
        Map<ResourceId, LeftOut> failing = new HashMap<>();
        while (true) {
            List<Resource> rest = manifests.stream()
                    .filter(manifest -> !failing.containsKey(manifest.id()))
                    .toList();
            Map<ResourceId, LeftOut> more = objections(rest);
            if (more.isEmpty()) {
                return failing;
            }
            failing.putAll(more);
        }
    }

    private Map<ResourceId, LeftOut> objections(List<Resource> manifests) {
        Plan plan = planner.plan(PlanInput.of(Snapshot.of(REVISION, manifests), live));
        Map<ResourceId, LeftOut> objections = new HashMap<>();
        for (Guard guard : plan.guards()) {
            if (guard.subject() != null && !isToBeApproved(guard)) {
                objections.put(guard.subject(), new LeftOut(guard.subject(), Reason.GUARDED, guard.reason()));
            }
        }
        for (ResourceChange change : plan.changes()) {
            if (!MinimalManifest.changesNothing(change)) {
                objections.put(change.id(), new LeftOut(change.id(), Reason.UNSTABLE, changed(change)));
            }
        }
        return objections;
    }

    private boolean isToBeApproved(Guard guard) {
        return includesPlatform && guard.code() == Guard.Code.SYSTEM_RESOURCE;
    }

    private static String changed(ResourceChange change) {
        String fields =
                change.fields().isEmpty() ? "" : " at " + change.fields().get(0).path();
        return "a plan would " + change.action().words() + " it" + fields;
    }
}
