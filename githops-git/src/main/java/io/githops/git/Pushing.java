package io.githops.git;

import io.githops.git.PushOutcome.Status;
import io.githops.source.SourceException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** Commits one proposal and pushes it, on top of what others push meanwhile. Used once. */
final class Pushing {
    private final Destination destination;
    private final Branches branches;
    private final CommitWriter commits;
    private final Pace pace;
    private final Proposal proposal;
    private final String branch;
    private final Map<ObjectId, ObjectId> made = new LinkedHashMap<>();
    private int tries;

    Pushing(Destination destination, Branches branches, CommitWriter commits, Pace pace, Proposal proposal) {
        this.destination = destination;
        this.branches = branches;
        this.commits = commits;
        this.pace = pace;
        this.proposal = proposal;
        this.branch = Constants.R_HEADS + proposal.branch();
    }

    /** The commit; empty when the branch is so already. */
    Optional<WrittenCommit> push() throws IOException {
        while (true) {
            BranchTip tip = branches.tip(branch);
            BranchTip parent = parent(tip);
            List<FileEdit> pending = new Rebase(branches).onto(parent, proposal.edits(), proposal.base());
            if (pending.isEmpty()) {
                return arrived(tip);
            }
            ObjectId commit = commit(parent, pending);
            if (isPushed(tip, commit)) {
                return Optional.of(written(commit, pending));
            }
            waitForNextTry();
        }
    }

    private BranchTip parent(BranchTip tip) throws IOException {
        if (!proposal.isNewBranch()) {
            return tip;
        }
        if (tip.commit() != null) {
            throw new UnwritableException(branches.address() + ": there is a branch " + proposal.branch()
                    + " already; expected a new one; choose another name, or delete it");
        }
        return proposal.base() == null ? tip : BranchTip.of(tip.objects(), branch, branches.commit(proposal.base()));
    }

    /** The branch has all that is proposed: by one of our own pushes whose answer was lost, or by others. */
    private Optional<WrittenCommit> arrived(BranchTip tip) throws IOException {
        for (ObjectId commit : made.values()) {
            if (branches.contains(tip, commit)) {
                return Optional.of(written(commit, proposal.edits()));
            }
        }
        return Optional.empty();
    }

    /** The same parent has the same commit, so that a push that was cut off is not made twice. */
    private ObjectId commit(BranchTip parent, List<FileEdit> pending) throws IOException {
        ObjectId known = made.get(parent.id());
        if (known != null && parent.objects().getObjectDatabase().has(known)) {
            return known;
        }
        ObjectId commit = commits.write(parent.objects(), parent.commit(), pending, proposal);
        made.put(parent.id(), commit);
        return commit;
    }

    /** Whether the commit is on the branch by now; throws when another try would be of no use. */
    private boolean isPushed(BranchTip tip, ObjectId commit) throws IOException {
        tries++;
        PushOutcome outcome = destination.push(branch, tip.id(), commit);
        boolean isThere =
                outcome.status() == Status.DONE || outcome.status() == Status.UNKNOWN && hasArrived(commit, outcome);
        if (!isThere) {
            requireAnotherTry(tip, outcome);
        }
        return isThere;
    }

    private boolean hasArrived(ObjectId commit, PushOutcome outcome) {
        try {
            return branches.contains(branches.tip(branch), commit);
        } catch (SourceException | IOException e) {
            throw new WriteUncertainException(
                    branches.address() + ": the line was cut while commit " + commit.name() + " was pushed to "
                            + proposal.branch() + ", and the repository cannot be asked whether it has it; expected an"
                            + " answer; push again later, which changes nothing when it has",
                    commit.name(),
                    outcome.cause());
        }
    }

    private void requireAnotherTry(BranchTip tip, PushOutcome outcome) throws IOException {
        boolean isRefused =
                outcome.status() == Status.REFUSED && branches.tip(branch).id().equals(tip.id());
        if (isRefused) {
            throw refused(outcome.words());
        }
        if (tries >= pace.maxTries() && outcome.cause() != null) {
            throw branches.unreadable(outcome.cause());
        }
        if (tries >= pace.maxTries()) {
            throw new WriteContendedException(branches.address() + ": others moved " + proposal.branch()
                    + " each of the " + tries
                    + " times that the commit was pushed; nothing was pushed; try again later,"
                    + " or allow more with maxTries(...)");
        }
    }

    private WriteRefusedException refused(String words) {
        return new WriteRefusedException(
                branches.address() + ": the commit was refused for branch " + proposal.branch()
                        + (words.isEmpty() ? "" : ": " + words)
                        + "; nothing was pushed; ask whoever protects the branch, or propose it on a new one",
                words);
    }

    private void waitForNextTry() {
        try {
            pace.pause().before(tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException(
                    branches.address() + ": interrupted before the commit was pushed once more; nothing was pushed", e);
        }
    }

    private WrittenCommit written(ObjectId commit, List<FileEdit> edits) {
        return new WrittenCommit(
                commit.name(),
                proposal.branch(),
                edits.stream().map(FileEdit::change).toList(),
                tries);
    }

    /** How often and how quickly a commit is pushed. */
    record Pace(Pause pause, int maxTries) {}
}
