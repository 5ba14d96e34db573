package io.githops.git;

import io.githops.git.trust.RewrittenHistoryException;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.model.Kinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link GitSource}. By default it reads all YAML and JSON files of the default branch as kinds of the
 * newest Harvester release that this library knows, keeps objects in memory, and reaches the repository as
 * {@link GitAccess} does by default. Each option may be given once. Not thread-safe.
 */
public final class GitSourceBuilder {
    private static final List<GlobPattern> ALL_MANIFESTS =
            Stream.of("*.yaml", "*.yml", "*.json").map(GlobPattern::parse).toList();

    private final GitAddress address;
    private final boolean isWorkingTree;
    private @Nullable String ref;
    private @Nullable TagRange tags;
    private @Nullable String path;
    private @Nullable List<GlobPattern> include;
    private @Nullable IgnoreRules ignore;
    private @Nullable Submodules submodules;
    private @Nullable GitLimits limits;
    private @Nullable Kinds kinds;
    private @Nullable Path cache;
    private @Nullable GitAccess access;
    private @Nullable TrustPolicy trust;

    /** @param isWorkingTree whether files are read as they are on disk */
    GitSourceBuilder(GitAddress address, boolean isWorkingTree) {
        this.address = address;
        this.isWorkingTree = isWorkingTree;
    }

    /**
     * What to read: a branch, a tag, a full name such as {@code refs/heads/main}, or a commit id of at least seven
     * digits. A branch goes before a tag of the same name, and both before a commit id that is not complete. By
     * default the branch that the repository's HEAD names.
     *
     * @throws IllegalArgumentException when it cannot be a name, such as {@code main~1}
     */
    public GitSourceBuilder ref(String ref) {
        once("ref", this.ref);
        this.ref = RevisionSearch.requireName(ref);
        return this;
    }

    /**
     * Reads the newest tag whose name is a prefix and a version in a range, by the precedence of Semantic
     * Versioning 2.0.0; found anew by each fetch. The label of the revision is the name of the tag.
     *
     * <pre>{@code
     * builder.newestTag("v", ">=1.2 <2")           // v1.2.0, v1.10.3, but neither v2.0.0 nor v2.0.0-rc.1
     * builder.newestTag("app-v", "^1.4.0-rc.1") // prereleases too, app-v1.5.0-beta among them
     * }</pre>
     *
     * <p>A range is a list of bounds that all hold, or several such lists with {@code ||} between them. A bound is
     * a version after one of {@code = > >= < <= ^ ~}, or after none for {@code =}. Missing numbers, {@code x} and
     * {@code *} stand for any. {@code ^} keeps the first number that is not zero, {@code ~} the first two.
     * Prereleases count only where the list names one; tags that are no version never do.
     *
     * @param prefix such as {@code v}; empty for none
     * @throws IllegalArgumentException when the prefix or the range is malformed
     */
    public GitSourceBuilder newestTag(String prefix, String range) {
        once("newestTag", tags);
        tags = TagRange.of(prefix, range);
        return this;
    }

    /**
     * The folder to read, from the root of the repository with slashes. By default the root.
     *
     * @throws IllegalArgumentException when it leads upwards or is written with backslashes
     */
    public GitSourceBuilder path(String folder) {
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
    public GitSourceBuilder include(String... patterns) {
        once("include", include);
        if (patterns.length == 0) {
            throw new IllegalArgumentException("include: expected at least one pattern");
        }
        include = Stream.of(patterns).map(GlobPattern::parse).toList();
        return this;
    }

    /**
     * Which files and folders to leave out, as lines of a {@code .gitignore} in the folder that is read; they go
     * before what files {@code .githopsignore} say. By default none.
     *
     * @param patterns such as {@code drafts/}, {@code *.local.yaml} or {@code !keep.local.yaml}
     */
    public GitSourceBuilder ignore(String... patterns) {
        once("ignore", ignore);
        ignore = IgnoreRules.NONE.in("", IgnoreRules.patterns(Stream.of(patterns)));
        return this;
    }

    /** What to do about submodules in the folder. By default {@link Submodules#SKIP}. */
    public GitSourceBuilder submodules(Submodules submodules) {
        once("submodules", this.submodules);
        this.submodules = Objects.requireNonNull(submodules, "submodules");
        return this;
    }

    /** How much to read at most. By default {@link GitLimits#defaults()}. */
    public GitSourceBuilder limits(GitLimits limits) {
        once("limits", this.limits);
        this.limits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** How manifests are understood. By default {@link Kinds#harvester()}. */
    public GitSourceBuilder kinds(Kinds kinds) {
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
    public GitSourceBuilder cache(Path folder) {
        once("cache", cache);
        cache = Objects.requireNonNull(folder, "folder").toAbsolutePath();
        return this;
    }

    /**
     * How to reach the repository. By default without credentials beyond those of the address; an SSH address needs one.
     */
    public GitSourceBuilder access(GitAccess access) {
        once("access", this.access);
        this.access = Objects.requireNonNull(access, "access");
        return this;
    }

    /**
     * Which revisions to trust; others are refused, with {@link UntrustedRevisionException} or
     * {@link RewrittenHistoryException}. By default all are.
     */
    public GitSourceBuilder trust(TrustPolicy trust) {
        once("trust", this.trust);
        this.trust = Objects.requireNonNull(trust, "trust");
        return this;
    }

    /**
     * Makes the source. Nothing is fetched yet.
     *
     * @throws IllegalStateException when options do not go together; lists all that do not
     */
    public GitSource build() {
        GitAccess used = access == null ? GitAccess.byDefault() : access;
        List<String> faults = new ArrayList<>(faults());
        faults.addAll(used.faults(address));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(address + ": " + String.join("; ", faults));
        }
        var options = new GitOptions(
                address,
                ref,
                tags,
                Objects.requireNonNullElse(path, ""),
                Objects.requireNonNullElse(include, ALL_MANIFESTS),
                Objects.requireNonNullElse(ignore, IgnoreRules.NONE),
                Objects.requireNonNullElse(submodules, Submodules.SKIP),
                Objects.requireNonNullElse(limits, GitLimits.defaults()),
                kinds == null ? Kinds.harvester() : kinds,
                cache == null ? null : cache.resolve(address.folderName()),
                used,
                trust == null ? TrustPolicy.none() : trust);
        return isWorkingTree ? new WorkingTreeSource(options) : new OriginGitSource(options);
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (ref != null && tags != null) {
            faults.add("ref(...) cannot be combined with newestTag(...)");
        }
        if (isWorkingTree && (ref != null || tags != null)) {
            faults.add("ref(...) and newestTag(...) cannot be combined with a working tree");
        }
        if (isWorkingTree && trust != null && trust.scope() != TrustPolicy.Scope.NONE) {
            faults.add("trust(...) cannot be combined with a working tree, as uncommitted changes have no signature");
        }
        return faults;
    }

    private static void once(String option, @Nullable Object given) {
        if (given != null) {
            throw new IllegalStateException(option + " was given already; expected it once");
        }
    }
}
