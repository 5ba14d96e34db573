package io.githops.git;

import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.overlay.Overlays;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.SnapshotChanges;
import io.githops.source.Source;
import io.githops.source.SourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;

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
 * their paths, but none whose path below the folder has a name that begins with a dot, and none that a file
 * {@code .githopsignore} in the folder or below it leaves out in the syntax of {@code .gitignore}. A submodule is a
 * warning; a symbolic link or a Git LFS pointer in place of a manifest is a problem of the file. A folder that holds
 * {@link Overlays#FILE} is an overlay, whose bases may lie anywhere in the repository.
 *
 * <p>A repository is not trusted. What leads out of the folder, what other machines take for another name, what git
 * itself never commits, and what goes beyond {@link GitSourceBuilder#limits} is refused with all other problems of files.
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
        return new GitSourceBuilder(GitAddress.parse(repository), false);
    }

    /**
     * Begins a source with a folder that a repository was checked out into. Files are read as they are on disk,
     * uncommitted changes and new files included; new files that Git was told to ignore are not. Where the manifests are
     * those of the commit, the revision is the commit's; else its id is that of the commit with {@code -dirty-} and a
     * digest of the files, and its label ends with {@code (dirty)}. {@link GitSource#fetch(String)} reads what was
     * committed.
     *
     * <p>Nothing is converted: no filter runs, line ends stay as they are, and files that differ from the commit only
     * in these count as unchanged. The user's list of ignored files takes no part.
     *
     * <pre>{@code
     * try (GitSource source = GitSource.workingTree(Path.of(".")).path("clusters/lab").build()) {
     *     Snapshot desired = source.fetch(); // main (dirty)@1a2b3c4d
     * }
     * }</pre>
     *
     * @param root with {@code .git} in it
     */
    static GitSourceBuilder workingTree(Path root) {
        return new GitSourceBuilder(GitAddress.of(root), true);
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

    /**
     * What differs between two revisions as resources, not as text.
     *
     * @param from as {@link #fetch(String)} takes it, as does the other
     */
    default SnapshotChanges changes(String from, String to) {
        return fetch(from).changesTo(fetch(to));
    }

    /**
     * Who last touched the lines of a file. History is fetched for that as far back as needed, in a few steps, and none is begun
     * when the deadline has passed; what is known by then is given, and {@link Blame#isComplete} tells.
     *
     * @param revision as {@link #fetch(String)} takes it
     * @param file the path from the root, as positions carry it
     * @throws SourceException when the repository cannot be reached or has no such revision or file; a subclass says which
     * @throws IllegalStateException when the source is closed
     */
    Blame blame(String revision, String file, Duration deadline);

    /**
     * As {@link #blame}, of many files at once; a value that goes on over several lines has their newest commit. One that an older
     * commit may have written than the history at hand tells of counts as not known; so does all of a working tree whose
     * manifests differ from its commit.
     */
    @Override
    Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline);

    /**
     * The names in the repository that match a pattern now, such as {@code env/*} or <code>refs/pull/&#42;/head</code>, and the ids
     * of what they lead to. Asks the repository once and fetches nothing.
     *
     * @param pattern of branches, or of full names when it begins with {@code refs/}; {@code *} and {@code ?} stand for
     *     characters of a name, {@code **} for any number of names with slashes
     * @return by full names, in their alphabetical order; empty when none matches
     * @throws IllegalArgumentException when the pattern uses brackets, braces or negation
     * @throws SourceException when the repository cannot be reached, or has no branch and no tag at all
     */
    SortedMap<String, String> refs(String pattern);

    /**
     * The folders that match a pattern in what {@link GitSourceBuilder#ref} names now, such as {@code environments/*}.
     *
     * @param pattern from the root of the repository; see {@link #refs}
     * @return paths from the root of the repository, in their alphabetical order; empty when none matches
     * @throws IllegalArgumentException when the pattern uses brackets, braces or negation
     * @throws SourceException as {@link #fetch()}; also when the folder before the first wildcard is not there
     */
    SortedSet<String> folders(String pattern);

    /**
     * A source of another ref of the same repository. It shares the connection and what was fetched, waits for this source
     * and is closed with it.
     *
     * @param ref as {@link GitSourceBuilder#ref} takes it
     */
    GitSource withRef(String ref);

    /**
     * A source of another folder of the same repository. It shares the connection and what was fetched, waits for this
     * source and is closed with it.
     *
     * @param folder as {@link GitSourceBuilder#path} takes it
     */
    GitSource withPath(String folder);

    /** Releases connections, memory and files; waits for a fetch under way. What is in a cache folder stays. */
    @Override
    void close();
}
