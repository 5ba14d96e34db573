package io.githops.git.trust;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions of a repository are trusted. Immutable and thread-safe.
 *
 * <pre>{@code
 * TrustPolicy policy = TrustPolicy.everyCommit(AllowedSigners.ssh(Path.of("allowed_signers")))
 *         .withTrustedCommit("1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b");
 * GitSource.builder("https://git.example/infra.git").trust(policy);
 * }</pre>
 *
 * <p>A source remembers, as long as it is open, what it trusted last of each branch. What that was before, the program
 * says with {@link #withTrustedCommit}: most often the revision that was synced last.
 */
public final class TrustPolicy {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Scope scope;
    private final AllowedSigners signers;
    private final @Nullable String trustedCommit;
    private final Merges merges;
    private final RewrittenHistory rewrittenHistory;

    private TrustPolicy(
            Scope scope,
            AllowedSigners signers,
            @Nullable String trustedCommit,
            Merges merges,
            RewrittenHistory rewrittenHistory) {
        this.scope = scope;
        this.signers = signers;
        this.trustedCommit = trustedCommit;
        this.merges = merges;
        this.rewrittenHistory = rewrittenHistory;
    }

    /** Every revision is trusted, signed or not, and so is rewritten history unless that is refused. */
    public static TrustPolicy none() {
        AllowedSigners nobody = AllowedSigners.builder().build();
        return new TrustPolicy(Scope.NONE, nobody, null, Merges.ALL_PARENTS, RewrittenHistory.ACCEPT);
    }

    /**
     * The commit that is read must have a good signature, or the annotated tag that leads to it must; those before it
     * need none. Rewritten history is refused unless it is accepted.
     */
    public static TrustPolicy head(AllowedSigners signers) {
        return signed(Scope.HEAD, signers);
    }

    /**
     * Every commit since the last that was trusted must have a good signature; when there is none, every commit since
     * the first. So must an annotated tag that leads to it. Rewritten history is refused unless it is accepted.
     */
    public static TrustPolicy everyCommit(AllowedSigners signers) {
        return signed(Scope.EVERY_COMMIT, signers);
    }

    /**
     * Names a commit that branches must descend from unless rewritten history is accepted, and that is trusted with all
     * before it where every commit must be signed.
     *
     * @param id all 40 digits
     * @throws IllegalArgumentException when it is no complete id
     */
    public TrustPolicy withTrustedCommit(String id) {
        if (!COMMIT.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "trusted commit " + Shown.text(id) + ": expected all 40 digits of its id");
        }
        return new TrustPolicy(scope, signers, id, merges, rewrittenHistory);
    }

    /** Says which commits of a merge must be signed; by default {@link Merges#ALL_PARENTS}. */
    public TrustPolicy withMerges(Merges merges) {
        Objects.requireNonNull(merges, "merges");
        return new TrustPolicy(scope, signers, trustedCommit, merges, rewrittenHistory);
    }

    /** Says what becomes of a branch that does not descend from what was trusted last. */
    public TrustPolicy withRewrittenHistory(RewrittenHistory rewrittenHistory) {
        Objects.requireNonNull(rewrittenHistory, "rewrittenHistory");
        return new TrustPolicy(scope, signers, trustedCommit, merges, rewrittenHistory);
    }

    public Scope scope() {
        return scope;
    }

    public AllowedSigners signers() {
        return signers;
    }

    /** The id of the commit that is trusted from the beginning. */
    public Optional<String> trustedCommit() {
        return Optional.ofNullable(trustedCommit);
    }

    public Merges merges() {
        return merges;
    }

    public RewrittenHistory rewrittenHistory() {
        return rewrittenHistory;
    }

    private static TrustPolicy signed(Scope scope, AllowedSigners signers) {
        Objects.requireNonNull(signers, "signers");
        return new TrustPolicy(scope, signers, null, Merges.ALL_PARENTS, RewrittenHistory.REFUSE);
    }

    /** What must be signed. */
    public enum Scope {
        NONE,
        HEAD,
        EVERY_COMMIT
    }

    /** Which commits count as part of a history. */
    public enum Merges {
        /** All that a merge brought in; the default. */
        ALL_PARENTS,
        /** The branch itself, where whoever merges vouches for what is merged. */
        FIRST_PARENT
    }

    /** What becomes of a branch that was rewritten, or deleted and made anew. */
    public enum RewrittenHistory {
        /** It is refused, also when it cannot be known; the default where signatures are asked for. */
        REFUSE,
        /** It is read as any other. */
        ACCEPT
    }
}
