package io.githops.git;

import io.githops.model.ManifestException;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.SourceException;

/**
 * Desired state in a folder of a Git repository. The repository is never checked out: files are read from its objects,
 * fetched without their history. Thread-safe; calls wait for each other.
 *
 * <pre>{@code
 * try (GitSource source = GitSource.builder("https://git.example/infra.git").path("clusters/lab").build()) {
 *     Snapshot desired = source.fetch();
 *     System.out.println(desired.revision()); // main@1a2b3c4d
 * }
 * }</pre>
 *
 * <p>All files in the folder and below it that match {@link GitSourceBuilder#include} are read, in the byte order of
 * their paths, but none whose path below the folder has a name that begins with a dot. A submodule is a warning; a
 * symbolic link or a Git LFS pointer in place of a manifest is a problem of the file.
 *
 * <p>Neither the user's nor the system's Git configuration takes part, and nothing of JGit that the whole process
 * shares is changed. JGit reads those files all the same, once to choose an implementation of SHA-1, and each time it
 * opens a local repository or a cache folder, which fails when it cannot parse them. To find them it runs {@code git}
 * once, if that is on the path; and it notes how precise the time stamps of a file system are in
 * {@code ~/.config/jgit/config}.
 */
public interface GitSource extends Source {

    /**
     * Begins a source with its repository.
     *
     * @param repository an address with the scheme https, http, ssh, git or file, {@code user@host:path} for SSH, or
     *     the path of a local repository, bare or not. An HTTP address may carry user and password. What else it takes
     *     to get there is said by {@link GitSourceBuilder#access}.
     * @throws IllegalArgumentException when it is none of these
     */
    static GitSourceBuilder builder(String repository) {
        return new GitSourceBuilder(GitAddress.parse(repository));
    }

    /**
     * Asks the repository what {@link GitSourceBuilder#ref} names now, fetches that commit unless it is here, and reads
     * its manifests. As long as the commit stays the same, so does the snapshot, and nothing is read again. Positions
     * name files by their path in the repository. A transfer that breaks off is tried once more.
     *
     * @return at least one resource; the revision has the commit's id, and as label the ref as it was given or the name
     *     of the default branch
     * @throws SourceException when the repository cannot be reached or has no such revision, folder or manifest; a
     *     subclass says which
     * @throws ManifestException when the files cannot be used; holds every problem of every file
     * @throws IllegalStateException when the source is closed
     */
    @Override
    Snapshot fetch();

    /**
     * As {@link #fetch()}, for another revision than the one that {@link GitSourceBuilder#ref} names.
     *
     * @param revision as {@link GitSourceBuilder#ref} takes it, most often a commit id of at least seven digits; the
     *     label of the snapshot's revision
     */
    @Override
    Snapshot fetch(String revision);

    /** Releases connections, memory and files; waits for a fetch under way. What is in a cache folder stays. */
    @Override
    void close();
}
