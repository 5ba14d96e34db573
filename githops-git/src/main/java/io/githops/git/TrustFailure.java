package io.githops.git;

import io.githops.git.trust.RewrittenHistoryException;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.source.Signature;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** Says why a revision is not trusted. */
final class TrustFailure {
    private static final int SHOWN = 10;
    private static final int SHORT_ID = 8;

    private final GitAddress address;

    TrustFailure(GitAddress address) {
        this.address = address;
    }

    UntrustedRevisionException untrusted(
            RevisionSearch.Found found, Map<String, Signature> untrusted, boolean isWhole) {
        String missing = isWhole ? "" : "its history cannot be had as far as a trusted commit";
        String separator = untrusted.isEmpty() || isWhole ? "" : ", and ";
        return new UntrustedRevisionException(
                address + " at " + found.label() + ": " + missing + separator + listed(untrusted)
                        + "; expected a good signature of an allowed signer on each commit and tag that the trust policy"
                        + " names; sign them, or correct the allowed signers or the policy",
                untrusted);
    }

    RewrittenHistoryException rewritten(
            RevisionSearch.Found found, History.Ancestry ancestry, ObjectId before, ObjectId after) {
        String how = ancestry == History.Ancestry.DIVERGED
                ? " does not descend from "
                : " is not known to descend, as its history cannot be had that far, from ";
        return new RewrittenHistoryException(
                address + " at " + found.label() + ": " + after.name() + how + before.name()
                        + ", which was trusted before; expected a branch that only grows; restore the branch, or accept"
                        + " what it is now with withRewrittenHistory(...) or withTrustedCommit(...)",
                before.name(),
                after.name());
    }

    private static String listed(Map<String, Signature> untrusted) {
        if (untrusted.isEmpty()) {
            return "";
        }
        String first = untrusted.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey().substring(0, SHORT_ID) + " is " + entry.getValue())
                .collect(Collectors.joining("; "));
        int more = untrusted.size() - SHOWN;
        return "found " + untrusted.size() + " without a good signature: " + first
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
