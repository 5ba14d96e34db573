package io.githops.git;

import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.TrustPolicy.RewrittenHistory;
import io.githops.git.trust.TrustPolicy.Scope;
import io.githops.source.Signature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Lets pass what the policy trusts, before any of its files is read. Not thread-safe. */
final class TrustGate {
    private final TrustPolicy policy;
    private final Origin origin;
    private final TrustFailure failure;
    private final Map<String, Admitted> admitted = new HashMap<>();

    TrustGate(GitOptions options, Origin origin) {
        this.policy = options.trust();
        this.origin = origin;
        this.failure = new TrustFailure(options.address());
    }

    /**
     * The signature of a tag, or else of its commit; empty when nobody asks for signatures, or there is no commit.
     *
     * @param wanted what was asked for
     * @param found what it leads to now
     * @throws io.githops.git.trust.UntrustedRevisionException when signatures that the policy asks for are not good
     * @throws io.githops.git.trust.RewrittenHistoryException when a branch does not descend from what was admitted
     */
    Optional<Signature> admit(String wanted, RevisionSearch.Found found) throws IOException {
        if (policy.scope() == Scope.NONE && policy.rewrittenHistory() == RewrittenHistory.ACCEPT) {
            return Optional.empty();
        }
        Admitted last = admitted.get(wanted);
        if (last != null && last.found().equals(found)) {
            return last.signature();
        }
        var chain = TagChain.of(origin.objects(), found.id());
        if (chain.commit() == null) {
            return Optional.empty();
        }
        Optional<Signature> signature = check(found, chain, chain.commit(), last);
        if (found.name() != null) {
            admitted.put(wanted, new Admitted(found, chain.commit(), signature));
        }
        return signature;
    }

    private Optional<Signature> check(
            RevisionSearch.Found found, TagChain chain, ObjectId commit, @Nullable Admitted last) throws IOException {
        var history = new History(origin, found.name() == null ? commit.name() : found.name(), commit);
        ObjectId before =
                last == null ? policy.trustedCommit().map(ObjectId::fromString).orElse(null) : last.commit();
        boolean isBranch = found.isBranch() || last != null && last.found().isBranch();
        if (before != null && isBranch && policy.rewrittenHistory() == RewrittenHistory.REFUSE) {
            requireDescendant(found, history, before, commit);
        }
        return policy.scope() == Scope.NONE
                ? Optional.empty()
                : Optional.of(new SignatureCheck(policy, origin, failure, found).check(chain, commit, history, before));
    }

    private void requireDescendant(RevisionSearch.Found found, History history, ObjectId before, ObjectId commit)
            throws IOException {
        History.Ancestry ancestry = history.ancestry(before);
        if (ancestry != History.Ancestry.DESCENDS) {
            throw failure.rewritten(found, ancestry, before, commit);
        }
    }

    /** What was trusted last of what was asked for. */
    private record Admitted(RevisionSearch.Found found, ObjectId commit, Optional<Signature> signature) {}
}
