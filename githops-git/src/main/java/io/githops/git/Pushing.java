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

/** Commits proposals and pushes them, on top of what others push meanwhile. */
final class Pushing {
    private final GitOptions options;
    private final Destination destination;
    private final Branches branches;
    private final CommitWriter commits;
    private final Pause pause;
    private final int maxTries;

    Pushing(
            GitOptions options,
            Destination destination,
            Branches branches,
            CommitWriter commits,
            Pause pause,
            int maxTries) {
        this.options = options;
        this.destination = destination;
        this.branches = branches;
        this.commits = commits;
        this.pause = pause;
        this.maxTries = maxTries;
    }

    Optional<WrittenCommit> push(Proposal proposal) throws IOException {
        var attempts = new Attempts(proposal);
        while (true) {
            Optional<Optional<WrittenCommit>> end = attempts.next();
            if (end.isPresent()) {
                return end.get();
            }
            waitFor(attempts);
        }
    }

    private void waitFor(Attempts attempts) {
        try {
            pause.before(attempts.tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException(
                    options.address() + ": interrupted before the commit was pushed once more; nothing was pushed", e);
        }
    }

    /** The pushes of one proposal. */
    private final class Attempts {
        private final Proposal proposal;
        private final String branch;
        private final Map<ObjectId, ObjectId> made = new LinkedHashMap<>();
        private int tries;

        Attempts(Proposal proposal) {
            this.proposal = proposal;
            this.branch = Constants.R_HEADS + proposal.branch();
        }

        /** Pushes once; empty when that has to be done again. */
        Optional<Optional<WrittenCommit>> next() throws IOException {
            BranchTip tip = branches.tip(branch);
            BranchTip parent = parent(tip);
            List<FileEdit> pending = new Rebase(options, branches).onto(parent, proposal.edits(), proposal.base());
            if (pending.isEmpty()) {
                return Optional.of(arrived(tip));
            }
            tries++;
            ObjectId commit = commit(parent, pending);
            PushOutcome outcome = destination.push(branch, tip.id(), commit);
            boolean isThere = outcome.status() == Status.DONE || outcome.status() == Status.UNKNOWN && isThere(commit, outcome);
            if (isThere) {
                return Optional.of(Optional.of(written(commit, pending)));
            }
            requireAnotherTry(tip, outcome);
            return Optional.empty();
        }

        private BranchTip parent(BranchTip tip) throws IOException {
            if (!proposal.isNewBranch()) {
                return tip;
            }
            if (tip.commit() != null) {
                throw new UnwritableException(options.address() + ": there is a branch " + proposal.branch()
                        + " already; expected a new one; choose another name, or delete it");
            }
            return proposal.base() == null
                    ? tip
                    : BranchTip.of(tip.objects(), branch, branches.commit(proposal.base()));
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

        /** The branch has all that is proposed: by one of our own pushes whose answer was lost, or by others. */
        private Optional<WrittenCommit> arrived(BranchTip tip) throws IOException {
            for (ObjectId commit : made.values()) {
                if (branches.contains(tip, commit)) {
                    return Optional.of(written(commit, proposal.edits()));
                }
            }
            return Optional.empty();
        }

        private WrittenCommit written(ObjectId commit, List<FileEdit> edits) {
            return new WrittenCommit(
                    commit.name(),
                    proposal.branch(),
                    edits.stream().map(FileEdit::change).toList(),
                    tries);
        }

        private boolean isThere(ObjectId commit, PushOutcome outcome) {
            try {
                return branches.contains(branches.tip(branch), commit);
            } catch (SourceException | IOException e) {
                throw new WriteUncertainException(
                        options.address() + ": the line was cut while commit " + commit.name() + " was pushed to "
                                + proposal.branch() + ", and the repository cannot be asked whether it has it;"
                                + " expected an answer; push again later, which changes nothing when it has",
                        commit.name(),
                        outcome.cause());
            }
        }

        private void requireAnotherTry(BranchTip tip, PushOutcome outcome) throws IOException {
            boolean isRefused = outcome.status() == Status.REFUSED
                    && branches.tip(branch).id().equals(tip.id());
            if (isRefused) {
                throw refused(outcome.words());
            }
            if (tries >= maxTries && outcome.cause() != null) {
                throw branches.unreadable(outcome.cause());
            }
            if (tries >= maxTries) {
                throw new WriteContendedException(options.address() + ": others moved " + proposal.branch()
                        + " each of the " + tries + " times that the commit was pushed; nothing was pushed; try again"
                        + " later, or allow more with maxTries(...)");
            }
        }

        private WriteRefusedException refused(String words) {
            return new WriteRefusedException(
                    options.address() + ": the commit was refused for branch " + proposal.branch()
                            + (words.isEmpty() ? "" : ": " + words)
                            + "; nothing was pushed; ask whoever protects the branch, or propose it on a new one",
                    words);
        }
    }
}
