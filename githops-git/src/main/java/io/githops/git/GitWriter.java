package io.githops.git;

import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.source.SourceException;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes commits to a branch of a Git repository, without a checkout. Every operation makes a {@link Proposal} first,
 * which tells what it would do to which files; only {@link #push} writes. Thread-safe; calls wait for each other.
 *
 * <pre>{@code
 * var robot = new GitPerson("Release Robot", "robot@example.org");
 * try (GitWriter writer = GitWriter.builder("https://git.example/infra.git", robot).build()) {
 *     Proposal proposal = writer.promote("1a2b3c4d", "environments/staging", "environments/production");
 *     System.out.println(proposal);
 *     writer.push(proposal);
 * }
 * }</pre>
 *
 * <p>A branch is moved forward and never forced. When others push at the same time, the change is made anew on top of
 * theirs, as long as they touched other files. A repository on this machine is written directly: its hooks do not run,
 * and a branch that is checked out there, in any of its working trees, is refused.
 *
 * <p>Every method throws a {@link SourceException} when the repository cannot be reached or read, and an {@link
 * IllegalStateException} when the writer is closed.
 */
public interface GitWriter extends AutoCloseable {

    /**
     * Begins a writer with its repository and the person who makes its commits.
     *
     * @param repository as {@link GitSource#builder} takes it
     * @throws IllegalArgumentException when it is no address
     */
    static GitWriterBuilder builder(String repository, GitPerson committer) {
        return new GitWriterBuilder(GitAddress.parse(repository), committer);
    }

    /**
     * Writes and deletes files.
     *
     * @throws UnwritableException when a path leads through a file, or to something that is no file
     * @throws IllegalArgumentException when the message is blank
     */
    Proposal edit(FileEdits edits, String message);

    /**
     * Makes a folder of the branch as another folder is at a revision, of this branch or another: the files of one
     * environment become those of the next. Files that are not in the other folder are deleted.
     *
     * @param revision a branch, a tag or a commit id of at least seven digits; the proposal names the commit
     * @param from a folder at that revision; empty for the root
     * @param to a folder of the branch, which need not be there; empty for the root
     * @throws UnwritableException when a file of another name or content has a name that is not in UTF-8
     * @throws IllegalArgumentException when {@code to} is not fit for every file system, or leads out of the repository
     */
    Proposal promote(String revision, String from, String to);

    /**
     * Takes back what a commit did, whoever made it.
     *
     * @param revision as {@link #promote} takes it
     * @throws WriteConflictException when a file that the commit touched was changed since
     * @throws UnwritableException when it is a merge
     */
    Proposal revert(String revision);

    /**
     * Makes manifests on the branch say what these say: drift, say, that is to be looked at or kept. A resource is looked for
     * by its identity in the files below a folder. Where values of fields differ alone, these are written in their
     * places, and all else in the file stays as it is; otherwise the document of the resource is written anew, and a
     * warning tells when comments are lost. One that no file holds gets a new file {@code namespace/kind-name.yaml},
     * with a number behind its name where there is such a file already.
     *
     * @param folder empty for the root
     * @throws UnwritableException when a resource cannot be replaced without touching others, as in a list of resources
     * @throws ManifestException when the files of the folder cannot be read
     */
    Proposal manifests(Collection<Resource> manifests, String folder, String message);

    /**
     * Commits a proposal and pushes it. Others may have pushed since it was made: then it is made anew on top.
     *
     * @return empty when the branch is so already
     * @throws WriteConflictException when others changed the same files; nothing was pushed
     * @throws WriteRefusedException when the server refuses; nothing was pushed
     * @throws WriteContendedException when others were quicker each time; nothing was pushed
     * @throws WriteUncertainException when the line was cut and the server cannot be asked whether it has the commit
     * @throws UnwritableException when the new branch of the proposal exists already, or the branch holds a path that git never
     *     writes; nothing was pushed
     */
    Optional<WrittenCommit> push(Proposal proposal);

    /** Writes and deletes files at once: {@link #edit} and {@link #push}. */
    default Optional<WrittenCommit> commit(FileEdits edits, String message) {
        return push(edit(edits, message));
    }

    /** Releases connections, memory and files; waits for a call under way. What is in a cache folder stays. */
    @Override
    void close();
}
