package io.githops.git;

import io.githops.model.Kinds;
import io.githops.model.ManifestException;
import io.githops.overlay.Overlays;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.SourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
 * <p>All files in the folder and below it that match {@link Builder#include} are read, in the byte order of their
 * paths, but none whose path below the folder has a name that begins with a dot. A submodule is a warning; a symbolic
 * link or a Git LFS pointer in place of a manifest is a problem of the file. A folder that holds {@link Overlays#FILE} is an
 * overlay, whose bases may lie anywhere in the repository.
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
     *     the path of a local repository, bare or not. An HTTP address may carry user and password.
     * @throws IllegalArgumentException when it is none of these
     */
    static Builder builder(String repository) {
        return new Builder(GitAddress.parse(repository));
    }

    /**
     * Asks the repository what {@link Builder#ref} names now, fetches that commit unless it is here, and reads its
     * manifests. As long as the commit stays the same, so does the snapshot, and nothing is read again. Positions name
     * files by their path in the repository. A transfer that breaks off is tried once more.
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
     * As {@link #fetch()}, for another revision than the one that {@link Builder#ref} names.
     *
     * @param revision as {@link Builder#ref} takes it, most often a commit id of at least seven digits; the label of the
     *     snapshot's revision
     */
    @Override
    Snapshot fetch(String revision);

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
     * The folders that match a pattern in what {@link Builder#ref} names now, such as {@code environments/*}.
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
     * @param ref as {@link Builder#ref} takes it
     */
    GitSource withRef(String ref);

    /**
     * A source of another folder of the same repository. It shares the connection and what was fetched, waits for this
     * source and is closed with it.
     *
     * @param folder as {@link Builder#path} takes it
     */
    GitSource withPath(String folder);

    /** Releases connections, memory and files; waits for a fetch under way. What is in a cache folder stays. */
    @Override
    void close();

    /**
     * Options of a source. By default it reads all YAML and JSON files of the default branch as kinds of the newest
     * Harvester release that this library knows, keeps objects in memory, shows no credentials and waits 30 seconds for
     * an answer. Each option may be given once. Not thread-safe.
     */
    final class Builder {
        private static final List<GlobPattern> ALL_MANIFESTS =
                Stream.of("*.yaml", "*.yml", "*.json").map(GlobPattern::parse).toList();
        private static final Path DEFAULT_KNOWN_HOSTS = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
        private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
        private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

        private final GitAddress address;
        private @Nullable String ref;
        private @Nullable String path;
        private @Nullable List<GlobPattern> include;
        private @Nullable Kinds kinds;
        private @Nullable Path cache;
        private @Nullable Supplier<GitCredentials> credentials;
        private @Nullable Path sshKey;
        private @Nullable Path knownHosts;
        private @Nullable Duration timeout;

        private Builder(GitAddress address) {
            this.address = address;
        }

        /**
         * What to read: a branch, a tag, a full name such as {@code refs/heads/main}, or a commit id of at least seven
         * digits. A branch goes before a tag of the same name, and both before a commit id that is not complete. By
         * default the branch that the repository's HEAD names.
         *
         * @throws IllegalArgumentException when it cannot be a name, such as {@code main~1}
         */
        public Builder ref(String ref) {
            once("ref", this.ref);
            this.ref = RevisionSearch.requireName(ref);
            return this;
        }

        /**
         * The folder to read, from the root of the repository with slashes. By default the root.
         *
         * @throws IllegalArgumentException when it leads upwards or is written with backslashes
         */
        public Builder path(String folder) {
            once("path", path);
            path = FolderSearch.normalized(folder);
            return this;
        }

        /**
         * Which files to read. {@code *} and {@code ?} stand for characters of a name, {@code **} for any number of
         * folders. A pattern with a slash is matched against the path below the folder, one without against the file's
         * name. By default {@code *.yaml}, {@code *.yml} and {@code *.json}.
         *
         * @param patterns at least one; a file is read when it matches any
         * @throws IllegalArgumentException when there is none, or one uses brackets, braces or negation
         */
        public Builder include(String... patterns) {
            once("include", include);
            if (patterns.length == 0) {
                throw new IllegalArgumentException("include: expected at least one pattern");
            }
            include = Stream.of(patterns).map(GlobPattern::parse).toList();
            return this;
        }

        /** How manifests are understood. By default {@link Kinds#harvester()}. */
        public Builder kinds(Kinds kinds) {
            once("kinds", this.kinds);
            this.kinds = Objects.requireNonNull(kinds, "kinds");
            return this;
        }

        /**
         * Keeps objects on disk, so that the next process need not fetch them again. The folder is made when it is
         * missing, and holds one bare repository for each address; sources may share it. A damaged one is deleted and
         * fetched again. By default objects are kept in memory. A local repository is read where it is, without a
         * cache.
         */
        public Builder cache(Path folder) {
            once("cache", cache);
            cache = Objects.requireNonNull(folder, "folder").toAbsolutePath();
            return this;
        }

        /**
         * What to show an HTTP server, with each request to that server and never to one it redirects to. Asked for
         * each exchange with the server, so that a rotated token is taken up; what it throws passes through. By
         * default what the address carries, if anything.
         */
        public Builder credentials(Supplier<GitCredentials> credentials) {
            once("credentials", this.credentials);
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /**
         * The private key for an SSH address, which needs one: a file without passphrase. Also needs the artifact
         * {@code org.eclipse.jgit:org.eclipse.jgit.ssh.apache}.
         */
        public Builder sshKey(Path privateKey) {
            once("sshKey", sshKey);
            sshKey = Objects.requireNonNull(privateKey, "privateKey").toAbsolutePath();
            return this;
        }

        /** The keys that SSH servers must show, as OpenSSH writes them. By default {@code ~/.ssh/known_hosts}. */
        public Builder knownHosts(Path file) {
            once("knownHosts", knownHosts);
            knownHosts = Objects.requireNonNull(file, "file").toAbsolutePath();
            return this;
        }

        /**
         * How long the server may be silent, in whole seconds, rounded up. By default 30 seconds.
         *
         * @throws IllegalArgumentException when it is not above zero and at most a day
         */
        public Builder timeout(Duration timeout) {
            once("timeout", this.timeout);
            if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        "timeout: found " + timeout + "; expected above zero, at most a day");
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Makes the source. Nothing is fetched yet.
         *
         * @throws IllegalStateException when options do not go together; lists all that do not
         */
        public GitSource build() {
            List<String> faults = faults();
            if (!faults.isEmpty()) {
                throw new IllegalStateException(address + ": " + String.join("; ", faults));
            }
            return new OriginGitSource(new GitOptions(
                    address,
                    ref,
                    Objects.requireNonNullElse(path, ""),
                    Objects.requireNonNullElse(include, ALL_MANIFESTS),
                    kinds == null ? Kinds.harvester() : kinds,
                    cache == null ? null : cache.resolve(address.folderName()),
                    credentials == null ? address::credentials : credentials,
                    sshKey,
                    knownHosts == null ? DEFAULT_KNOWN_HOSTS : knownHosts,
                    timeout == null ? DEFAULT_TIMEOUT : timeout));
        }

        private List<String> faults() {
            List<String> faults = new ArrayList<>();
            if (credentials != null && !address.isHttp()) {
                faults.add("credentials(...) need an address with the scheme https or http");
            }
            if (credentials != null && address.credentials() != null) {
                faults.add("credentials(...) cannot be combined with a user in the address");
            }
            if (sshKey != null && !address.isSsh()) {
                faults.add("sshKey(...) needs an SSH address");
            }
            if (knownHosts != null && !address.isSsh()) {
                faults.add("knownHosts(...) needs an SSH address");
            }
            if (address.isSsh() && sshKey == null) {
                faults.add("an SSH address needs sshKey(...)");
            }
            if (address.isSsh() && !hasSshLibrary()) {
                faults.add("an SSH address needs the artifact org.eclipse.jgit:org.eclipse.jgit.ssh.apache");
            }
            return faults;
        }

        private static boolean hasSshLibrary() {
            try {
                Class.forName(
                        "org.eclipse.jgit.transport.sshd.SshdSessionFactory", false, GitSource.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        private static void once(String option, @Nullable Object given) {
            if (given != null) {
                throw new IllegalStateException(option + " was given already; expected it once");
            }
        }
    }
}
