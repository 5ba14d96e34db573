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
        for (ResourceId id : undesired) {
            input.live()
                    .find(id)
                    .filter(resource -> !resource.isBeingDeleted())
                    .ifPresent(live -> sort(live, input.inventory().find(id).orElseThrow(), prune));
        }
    }

    private void sort(Resource live, Inventory.Entry owned, Prune prune) {
        Optional<String> reason = otherObject(live, owned)
                .or(() -> input.isPruned(prune) ? spared(live, owned) : Optional.of("pruning is off"));
        reason.ifPresentOrElse(words -> orphans.add(new Orphan(live.id(), words)), () -> pruned.add(live));
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

    /** Why a live object cannot be taken for the one that is owned; empty when it is. */
    private static Optional<String> otherObject(Resource live, Inventory.Entry owned) {
        if (live.uid().filter(owned.uid()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                owned.uid().isEmpty()
                        ? "a sync was about to create it and ended before it knew that it had; see who created it"
                        : "another object has its name by now");
    }

    private Optional<String> spared(Resource live, Inventory.Entry owned) {
        return Protection.of(live)
                .or(() -> Optional.of(owned.protection()).filter(mark -> !mark.isEmpty()))
                .or(() -> Optional.ofNullable(input.inventory().transfers().get(live.id()))
                        .map(transfer -> "it " + transfer))
                .or(() -> PlatformKinds.authorship(live, kinds) == Authorship.EDIT
                        ? Optional.of("the platform created it and needs it; what was changed in it stays")
                        : Optional.empty());
    }
}
