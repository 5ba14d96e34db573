package io.githops.git;

import io.githops.git.trust.CommitSigner;
import io.githops.git.trust.TrustPolicy;
import io.githops.model.Kinds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link GitWriter}. By default it writes to the branch that the repository's HEAD names, neither signs nor
 * signs off, keeps objects in memory, reaches the repository as {@link GitAccess} does by default, and pushes at most five
 * times. Each option may be given once.
 * Not thread-safe.
 */
public final class GitWriterBuilder {
    private static final int DEFAULT_TRIES = 5;

    private final GitAddress address;
    private final GitPerson committer;
    private @Nullable String branch;
    private @Nullable CommitSigner signer;
    private @Nullable Boolean signsOff;
    private @Nullable Integer tries;
    private @Nullable Path cache;
    private @Nullable Kinds kinds;
    private @Nullable GitAccess access;
    private Pause pause = Pause.growing();
    private Clock clock = Clock.systemUTC();

    GitWriterBuilder(GitAddress address, GitPerson committer) {
        this.address = address;
        this.committer = Objects.requireNonNull(committer, "committer");
    }

    /**
     * The branch to write to. One that is not there begins without files; {@link Proposal#onNewBranch} begins one with
     * those of another. By default the branch that HEAD names.
     *
     * @throws IllegalArgumentException when it cannot be the name of a branch
     */
    public GitWriterBuilder branch(String name) {
        once("branch", branch);
        if (!Repository.isValidRefName(Constants.R_HEADS + name)) {
            throw new IllegalArgumentException("branch \"" + name + "\": expected the name of a branch, such as main");
        }
        branch = name;
        return this;
    }

    /** Signs every commit. By default none is signed. */
    public GitWriterBuilder signer(CommitSigner signer) {
        once("signer", this.signer);
        this.signer = Objects.requireNonNull(signer, "signer");
        return this;
    }

    /** Ends every message with a line {@code Signed-off-by} of the committer. By default none. */
    public GitWriterBuilder signOff() {
        once("signOff", signsOff);
        signsOff = true;
        return this;
    }

    /**
     * How often a commit is pushed at most, when others are quicker. By default five times, with pauses between that grow
     * from a tenth of a second to a few seconds.
     *
     * @throws IllegalArgumentException when it is below one
     */
    public GitWriterBuilder maxTries(int count) {
        once("maxTries", tries);
        if (count < 1) {
            throw new IllegalArgumentException("maxTries: found " + count + "; expected at least 1");
        }
        tries = count;
        return this;
    }

    /**
     * Keeps objects on disk, as {@link GitSourceBuilder#cache} does, beside those of sources: a writer fetches history, too.
     * By default objects are kept in memory.
     */
    public GitWriterBuilder cache(Path folder) {
        once("cache", cache);
        cache = Objects.requireNonNull(folder, "folder").toAbsolutePath();
        return this;
    }

    /** How manifests are understood. By default {@link Kinds#harvester()}. */
    public GitWriterBuilder kinds(Kinds kinds) {
        once("kinds", this.kinds);
        this.kinds = Objects.requireNonNull(kinds, "kinds");
        return this;
    }

    /** How to reach the repository. By default as {@link GitSourceBuilder#access} has it. */
    public GitWriterBuilder access(GitAccess access) {
        once("access", this.access);
        this.access = Objects.requireNonNull(access, "access");
        return this;
    }

    /** Waits otherwise between tries. */
    GitWriterBuilder pause(Pause pause) {
        this.pause = pause;
        return this;
    }

    GitWriterBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Makes the writer. Nothing is fetched yet.
     *
     * @throws IllegalStateException when options do not go together; lists all that do not
     */
    public GitWriter build() {
        GitAccess used = access == null ? GitAccess.byDefault() : access;
        List<String> faults = used.faults(address);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(address + ": " + String.join("; ", faults));
        }
        var options = new GitOptions(
                address,
                branch,
                null,
                "",
                List.of(),
                IgnoreRules.NONE,
                Submodules.SKIP,
                GitLimits.defaults(),
                kinds == null ? Kinds.harvester() : kinds,
                cache == null ? null : cache.resolve("history-" + address.folderName()),
                used,
                TrustPolicy.none());
        var commits = new CommitWriter(committer, signsOff != null, signer, clock);
        var pace = new Pushing.Pace(pause, tries == null ? DEFAULT_TRIES : tries);
        return new OriginGitWriter(options, Destination.of(options), commits, pace);
    }

    private static void once(String option, @Nullable Object given) {
        if (given != null) {
            throw new IllegalStateException(option + " was given already; expected it once");
        }
    }
}
