package io.githops.git;

import io.githops.model.Resource;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.api.errors.JGitInternalException;

/** Writes to a repository whose objects are fetched as far as they are needed. */
final class OriginGitWriter implements GitWriter {
    private final GitOptions options;
    private final Destination destination;
    private final Branches branches;
    private final Proposals proposals;
    private final CommitWriter commits;
    private final Pushing.Pace pace;
    private boolean closed;

    OriginGitWriter(GitOptions options, Destination destination, CommitWriter commits, Pushing.Pace pace) {
        this.options = options;
        this.destination = destination;
        this.branches = new Branches(options, destination.origin());
        this.proposals = new Proposals(options, destination.origin(), branches);
        this.commits = commits;
        this.pace = pace;
    }

    @Override
    public Proposal edit(FileEdits edits, String message) {
        String text = CommitText.require(message);
        return healing(() -> proposals.edit(edits, text));
    }

    @Override
    public Proposal promote(String revision, String from, String to) {
        String source = FolderSearch.normalized(from);
        String target = FolderSearch.normalized(to);
        if (!target.isEmpty()) {
            RepositoryPath.require(target);
        }
        return healing(() -> proposals.promote(revision, source, target));
    }

    @Override
    public Proposal revert(String revision) {
        return healing(() -> proposals.revert(revision));
    }

    @Override
    public Proposal manifests(Collection<Resource> manifests, String folder, String message) {
        String text = CommitText.require(message);
        String path = FolderSearch.normalized(folder);
        return healing(() -> proposals.manifests(manifests, path, text));
    }

    @Override
    public Optional<WrittenCommit> push(Proposal proposal) {
        return healing(() -> new Pushing(destination, branches, commits, pace, proposal).push());
    }

    @Override
    public synchronized void close() {
        closed = true;
        destination.close();
    }

    /** Objects that are damaged, or did not arrive, are fetched once more; what was pushed is never lost by that. */
    private synchronized <T> T healing(Work<T> work) {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        try {
            return work.done();
        } catch (IOException | JGitInternalException | IndexOutOfBoundsException e) {
            return afresh(work);
        }
    }

    private <T> T afresh(Work<T> work) {
        try {
            destination.origin().discard();
            return work.done();
        } catch (IOException | JGitInternalException | IndexOutOfBoundsException e) {
            throw branches.unreadable(e);
        }
    }

    @Override
    public String toString() {
        return "GitWriter[" + options.address() + "]";
    }

    private interface Work<T> {
        T done() throws IOException;
    }
}
