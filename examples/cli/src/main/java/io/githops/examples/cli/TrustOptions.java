package io.githops.examples.cli;

import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.AllowedSignersBuilder;
import io.githops.git.trust.AllowedSignersException;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.TrustPolicy.Merges;
import io.githops.git.trust.TrustPolicy.RewrittenHistory;
import io.githops.git.trust.TrustPolicy.Scope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which commits are trusted. */
final class TrustOptions {
    @Option(
            names = "--allowed-signers",
            paramLabel = "FILE",
            description = "Who may sign with SSH keys, as ssh-keygen takes it. Others are refused.")
    private Path[] ssh = {};

    @Option(
            names = "--openpgp-keys",
            paramLabel = "FILE",
            description = "Who may sign with OpenPGP keys, as gpg --export writes them. Others are refused.")
    private Path[] openPgp = {};

    @Option(
            names = "--revoked-keys",
            paramLabel = "FILE",
            description = "Keys that are refused, one key or fingerprint on each line.")
    private Path[] revoked = {};

    @Option(
            names = "--trust",
            paramLabel = "head|every-commit",
            converter = ScopeConverter.class,
            description = "What must be signed: the commit that is read, or all since the one that is trusted."
                    + " Default: head.")
    private @Nullable Scope scope;

    @Option(names = "--first-parent", description = "Asks for no signatures of what merges bring in.")
    private boolean isFirstParent;

    @Option(
            names = "--trusted-commit",
            paramLabel = "ID",
            description = "A commit that branches must descend from, trusted with all before it.")
    private @Nullable String trustedCommit;

    @Option(
            names = "--rewritten-history",
            paramLabel = "refuse|accept",
            description = "What to do about a branch that was forced. Default: refuse where signatures are asked for.")
    private @Nullable RewrittenHistory rewrittenHistory;

    /**
     * @throws UnusableOptionException when options do not go together
     * @throws AllowedSignersException when keys cannot be read
     * @throws IllegalArgumentException when an option has a value that it cannot have
     */
    TrustPolicy policy() {
        boolean isSigned = ssh.length + openPgp.length > 0;
        if (!isSigned) {
            requireUseWithoutSigners();
        }
        TrustPolicy policy = isSigned ? signed(signers()) : TrustPolicy.none();
        if (trustedCommit != null) {
            policy = policy.withTrustedCommit(trustedCommit);
        }
        if (isFirstParent) {
            policy = policy.withMerges(Merges.FIRST_PARENT);
        }
        return rewrittenHistory == null ? policy : policy.withRewrittenHistory(rewrittenHistory);
    }

    /** The options that were given. */
    List<String> given() {
        Map<String, Boolean> options = new LinkedHashMap<>();
        options.put("--allowed-signers", ssh.length > 0);
        options.put("--openpgp-keys", openPgp.length > 0);
        options.put("--revoked-keys", revoked.length > 0);
        options.put("--trust", scope != null);
        options.put("--first-parent", isFirstParent);
        options.put("--trusted-commit", trustedCommit != null);
        options.put("--rewritten-history", rewrittenHistory != null);
        return options.keySet().stream().filter(options::get).toList();
    }

    private TrustPolicy signed(AllowedSigners signers) {
        return scope == Scope.EVERY_COMMIT ? TrustPolicy.everyCommit(signers) : TrustPolicy.head(signers);
    }

    private AllowedSigners signers() {
        AllowedSignersBuilder signers = AllowedSigners.builder();
        Stream.of(ssh).forEach(signers::ssh);
        Stream.of(openPgp).forEach(signers::openPgp);
        Stream.of(revoked).forEach(signers::revoked);
        return signers.build();
    }

    private void requireUseWithoutSigners() {
        List<String> useless = given().stream()
                .filter(option -> !option.equals("--rewritten-history"))
                .filter(option -> !option.equals("--trusted-commit") || rewrittenHistory != RewrittenHistory.REFUSE)
                .toList();
        if (!useless.isEmpty()) {
            throw new UnusableOptionException(String.join(", ", useless)
                    + ": found without signers; expected --allowed-signers or --openpgp-keys as well");
        }
    }

    /** Reads {@code every-commit} as {@link Scope#EVERY_COMMIT}. */
    private static final class ScopeConverter implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String value) {
            return switch (value) {
                case "head" -> Scope.HEAD;
                case "every-commit" -> Scope.EVERY_COMMIT;
                default -> throw new TypeConversionException("expected head or every-commit, found " + value);
            };
        }
    }
}
