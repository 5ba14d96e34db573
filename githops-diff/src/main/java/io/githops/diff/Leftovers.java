package io.githops.diff;

import io.githops.diff.guard.PlatformKinds;
import io.githops.diff.guard.Protection;
import io.githops.model.Authorship;
import io.githops.model.Kinds;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of resources that only one side knows: deleted, left alone, or not created again. */
final class Leftovers {
    private final PlanInput input;
    private final Kinds kinds;
    private final List<Resource> pruned = new ArrayList<>();
    private final List<Orphan> orphans = new ArrayList<>();
    private final List<Problem> records = new ArrayList<>();

    /** @param undesired what the inventory owns and nobody desires */
    Leftovers(PlanInput input, List<ResourceId> undesired, Kinds kinds, Prune prune) {
        this.input = input;
        this.kinds = kinds;
        for (Resource resource : dropped(undesired)) {
            Optional<String> reason = prune == Prune.OFF ? Optional.of("pruning is off") : spared(resource);
            reason.ifPresentOrElse(words -> orphans.add(new Orphan(resource.id(), words)), () -> pruned.add(resource));
        }
    }

    /** The resources to delete. */
    List<Resource> pruned() {
        return pruned;
    }

    /** What is no longer desired and left alone. */
    List<Orphan> orphans() {
        return orphans;
    }

    /** Warnings of manifests that are records of jobs by now. */
    List<Problem> records() {
        return records;
    }

    /**
     * Whether a desired resource that does not exist is the record of a job that was done, and is not done again unless
     * somebody approves that.
     */
    boolean isRecord(Resource desired) {
        ResourceId id = desired.id();
        boolean wasCreated = input.inventory()
                .find(id)
                .filter(entry -> !entry.uid().isEmpty())
                .isPresent();
        if (!wasCreated || PlatformKinds.authorship(desired, kinds) != Authorship.ACTION) {
            return false;
        }
        var guard = new Guard(Guard.Code.ONE_TIME_ACTION, id, "");
        if (input.approvals().stream().anyMatch(approval -> approval.lifts(guard))) {
            return false;
        }
        records.add(Problem.warning(
                Guard.Code.ONE_TIME_ACTION.id(),
                desired + ": was done once and is gone since; the manifest is kept as a record. Remove it, or approve "
                        + Approval.of(guard) + " before planning to have it done again",
                desired.position(FieldPath.root()).orElse(null)));
        return true;
    }

    /** What still exists as the same object. */
    private List<Resource> dropped(List<ResourceId> undesired) {
        List<Resource> dropped = new ArrayList<>();
        for (ResourceId id : undesired) {
            String uid = input.inventory().find(id).orElseThrow().uid();
            input.live()
                    .find(id)
                    .filter(resource -> !resource.isBeingDeleted())
                    .filter(resource -> resource.uid().filter(uid::equals).isPresent())
                    .ifPresent(dropped::add);
        }
        return dropped;
    }

    private Optional<String> spared(Resource resource) {
        return Protection.of(resource)
                .or(() -> PlatformKinds.authorship(resource, kinds) == Authorship.EDIT
                        ? Optional.of("the platform created it and needs it; what was changed in it stays")
                        : Optional.empty());
    }
}
