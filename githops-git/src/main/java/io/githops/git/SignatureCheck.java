package io.githops.git;

import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.TrustPolicy.Merges;
import io.githops.git.trust.TrustPolicy.Scope;
import io.githops.source.Signature;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Checks the signatures that a policy asks for of one revision. Not thread-safe. */
final class SignatureCheck {
    private final TrustPolicy policy;
    private final AllowedSigners signers;
    private final Origin origin;
    private final TrustFailure failure;
    private final RevisionSearch.Found found;
    private final Map<ObjectId, Signature> commits = new HashMap<>();

    SignatureCheck(TrustPolicy policy, Origin origin, TrustFailure failure, RevisionSearch.Found found) {
        this.policy = policy;
        this.signers = policy.signers();
        this.origin = origin;
        this.failure = failure;
        this.found = found;
    }

    /**
     * The signature of the first tag, or else of the commit.
     *
     * @param before a commit that is trusted with all before it; null for none
     * @throws io.githops.git.trust.UntrustedRevisionException when one that the policy asks for is not good
     */
    Signature check(TagChain chain, ObjectId commit, History history, @Nullable ObjectId before) throws IOException {
        Map<ObjectId, Signature> tags = new LinkedHashMap<>();
        for (TagChain.Tag tag : chain.tags()) {
            tags.put(tag.id(), ofTag(tag));
        }
        if (policy.scope() == Scope.EVERY_COMMIT) {
            checkHistory(tags, history, before);
        } else {
            require(tags, tags.isEmpty() ? List.of(commit) : List.of(), true);
        }
        return tags.isEmpty() ? ofCommit(commit) : tags.values().iterator().next();
    }

    /** Before commits are refused, more are fetched, as these may show that others are trusted already. */
    private void checkHistory(Map<ObjectId, Signature> tags, History history, @Nullable ObjectId before)
            throws IOException {
        List<ObjectId> trusted = Stream.concat(
                        Stream.ofNullable(before), policy.trustedCommit().map(ObjectId::fromString).stream())
                .toList();
        boolean isDeepest;
        do {
            History.Range range = history.since(trusted, policy.merges() == Merges.FIRST_PARENT);
            if (range.isWhole() && areGood(range.commits())) {
                require(tags, List.of(), true);
                return;
            }
            isDeepest = !history.deepen();
            if (isDeepest) {
                require(tags, range.commits(), range.isWhole());
            }
        } while (!isDeepest);
    }

    private boolean areGood(List<ObjectId> ids) throws IOException {
        boolean good = true;
        for (ObjectId id : ids) {
            good &= ofCommit(id).isGood();
        }
        return good;
    }

    private void require(Map<ObjectId, Signature> tags, List<ObjectId> ids, boolean isWhole) throws IOException {
        Map<String, Signature> untrusted = new LinkedHashMap<>();
        tags.forEach((id, signature) -> untrusted.put(id.name(), signature));
        for (ObjectId id : ids) {
            untrusted.put(id.name(), ofCommit(id));
        }
        untrusted.values().removeIf(Signature::isGood);
        if (!untrusted.isEmpty() || !isWhole) {
            throw failure.untrusted(found, untrusted, isWhole);
        }
    }

    private Signature ofCommit(ObjectId id) throws IOException {
        Signature known = commits.get(id);
        if (known == null) {
            known = signers.verifyCommit(raw(id, Constants.OBJ_COMMIT));
            commits.put(id, known);
        }
        return known;
    }

    /** A good signature does not stand for a tag that was put under another name, or in the place of a branch. */
    private Signature ofTag(TagChain.Tag tag) throws IOException {
        Signature signature = signers.verifyTag(raw(tag.id(), Constants.OBJ_TAG));
        String name = tag.id().equals(found.id()) ? found.name() : null;
        if (!signature.isGood() || name == null || name.equals(Constants.R_TAGS + tag.name())) {
            return signature;
        }
        String reason = "it was signed as the tag \"" + tag.name().replaceAll("\\p{Cntrl}", "?") + "\" and is called \""
                + Repository.shortenRefName(name) + "\"";
        return new Signature(Signature.Status.BAD, signature.signer(), signature.keyId(), reason);
    }

    private byte[] raw(ObjectId id, int type) throws IOException {
        try (ObjectReader reader = origin.objects().newObjectReader()) {
            return reader.open(id, type).getBytes();
        }
    }
}
