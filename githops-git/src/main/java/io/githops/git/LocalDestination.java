package io.githops.git;

import io.githops.git.PushOutcome.Status;
import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** A repository on this machine, written where it is. */
final class LocalDestination implements Destination {
    private final LocalOrigin origin;

    LocalDestination(LocalOrigin origin) {
        this.origin = origin;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public PushOutcome push(String branch, ObjectId old, ObjectId commit) throws IOException {
        Repository repository = origin.objects();
        if (WorkingTrees.haveCheckedOut(repository, branch)) {
            return PushOutcome.refused("the branch is checked out there, and its files would no longer fit it");
        }
        Collection<String> others = repository.getRefDatabase().getConflictingNames(branch);
        if (!others.isEmpty()) {
            return PushOutcome.refused("no branch can be beside " + String.join(", ", others));
        }
        RefUpdate update = repository.updateRef(branch);
        update.setExpectedOldObjectId(old);
        update.setNewObjectId(commit);
        update.setRefLogIdent(new PersonIdent("githops", "githops@localhost"));
        update.setRefLogMessage("push", false);
        RefUpdate.Result result = update.update();
        return switch (result) {
            case NEW, FAST_FORWARD, NO_CHANGE -> PushOutcome.of(Status.DONE);
            case LOCK_FAILURE, REJECTED -> PushOutcome.of(Status.RACED);
            default -> PushOutcome.refused("the branch cannot be written: " + result);
        };
    }
}
