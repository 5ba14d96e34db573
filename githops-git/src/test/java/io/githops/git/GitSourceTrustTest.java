package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.SignedRepository.ADA;
import static io.githops.git.SignedRepository.MALLORY;
import static io.githops.git.SignedRepository.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.TestKey;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.TrustPolicy.Merges;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.source.Signature;
import io.githops.source.Signature.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures that a policy asks for, over a line that brings one commit at a time. */
class GitSourceTrustTest {
    private static final AllowedSigners SIGNERS = AllowedSigners.builder()
            .ssh("allowed", "ada@example.org " + TestKey.ED25519.publicKey())
            .build();

    @TempDir
    Path folder;

    private SignedRepository repository;
    private GitHttpServer server;

    @BeforeEach
    void serve() throws IOException {
        repository = SignedRepository.create(folder.resolve("infra.git"));
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void stop() {
        server.close();
        repository.close();
    }

    @Test
    void readsWhatAnAllowedSignerSignedAndSaysWho() throws IOException {
        repository.main(repository.commit(ADA, repository.commit(NOBODY)));

        var snapshot = fetch(source(TrustPolicy.head(SIGNERS)));

        assertThat(snapshot.signature())
                .hasValueSatisfying(signature -> assertThat(signature.signer()).isEqualTo("ada@example.org"));
        assertThat(snapshot.resources()).hasSize(1);
    }

    @Test
    void asksForNoSignatureUnlessToldTo() throws IOException {
        repository.main(repository.commit(NOBODY));

        assertThat(fetch(GitSource.builder(server.url())).signature()).isEmpty();
    }

    @Test
    void refusesAHeadWithoutAGoodSignatureAndGoesOnWithTheNext() throws IOException {
        String good = repository.main(repository.commit(ADA));
        try (GitSource source = source(TrustPolicy.head(SIGNERS)).build()) {
            var before = source.fetch();
            String bad = repository.main(repository.commit(MALLORY, good));

            var refused = catchThrowableOfType(UntrustedRevisionException.class, source::fetch);

            assertThat(refused)
                    .hasMessageStartingWith(server.url() + " at main: found 1 without a good signature: "
                            + bad.substring(0, 8) + " is UNKNOWN_SIGNER: nobody is allowed to sign with SHA256:");
            assertThat(refused.untrusted()).containsOnlyKeys(bad);
            assertThat(refused.code()).isEqualTo("GH2061");
            assertThat(source.fetch(good)).isNotNull();
            String next = repository.main(repository.commit(ADA, bad));
            assertThat(source.fetch().revision().id()).isEqualTo(next);
            assertThat(before.revision().id()).isEqualTo(good);
        }
    }

    @Test
    void tellsAllCommitsThatAreNotTrustedAtOnce() throws IOException {
        String trusted = repository.commit(NOBODY);
        String first = repository.commit(MALLORY, repository.commits(20, ADA, trusted));
        String second = repository.commit(NOBODY, repository.commits(20, ADA, first));
        repository.main(repository.commits(20, ADA, second));

        var refused = failure(
                UntrustedRevisionException.class,
                source(TrustPolicy.everyCommit(SIGNERS).withTrustedCommit(trusted)));

        assertThat(refused.untrusted()).containsOnlyKeys(second, first);
        assertThat(refused.untrusted().values())
                .extracting(Signature::status)
                .containsExactly(Status.UNSIGNED, Status.UNKNOWN_SIGNER);
    }

    @Test
    void trustsWhatTheTrustedCommitHasBeforeIt() throws IOException {
        String old = repository.commits(3, NOBODY, repository.commit(NOBODY));
        String fork = repository.commits(2, ADA, old);
        String trusted = repository.commits(30, NOBODY, old);
        repository.main(repository.commit(ADA, trusted, fork));

        var snapshot = fetch(source(TrustPolicy.everyCommit(SIGNERS).withTrustedCommit(trusted)));

        assertThat(snapshot.signature())
                .hasValueSatisfying(signature -> assertThat(signature.isGood()).isTrue());
    }

    @Test
    void checksOnlyWhatIsNewSinceItLooked() throws IOException {
        String trusted = repository.commit(NOBODY);
        String first = repository.main(repository.commit(ADA, trusted));
        try (GitSource source = source(TrustPolicy.everyCommit(SIGNERS).withTrustedCommit(trusted))
                .build()) {
            source.fetch();
            String second = repository.main(repository.commits(12, ADA, first));
            source.fetch();
            String bad = repository.commit(NOBODY, repository.commits(2, ADA, second));
            repository.main(repository.commit(ADA, bad));

            assertThat(failureOf(source).untrusted()).containsOnlyKeys(bad);
        }
    }

    @Test
    void checksAllCommitsWhenNoneIsTrusted() throws IOException {
        String root = repository.commit(NOBODY);
        repository.main(repository.commits(10, ADA, root));

        assertThat(failure(UntrustedRevisionException.class, source(TrustPolicy.everyCommit(SIGNERS)))
                        .untrusted())
                .containsOnlyKeys(root);
        repository.main(repository.commits(10, ADA, repository.commit(ADA)));
        assertThat(fetch(source(TrustPolicy.everyCommit(SIGNERS)))).isNotNull();
    }

    @Test
    void asksMergedCommitsForSignaturesUnlessTheBranchVouchesForThem() throws IOException {
        String trusted = repository.commit(ADA);
        String side = repository.commit(NOBODY, trusted);
        repository.main(repository.commit(ADA, repository.commit(ADA, trusted), side));
        TrustPolicy policy = TrustPolicy.everyCommit(SIGNERS).withTrustedCommit(trusted);

        assertThat(failure(UntrustedRevisionException.class, source(policy)).untrusted())
                .containsOnlyKeys(side);
        assertThat(fetch(source(policy.withMerges(Merges.FIRST_PARENT)))).isNotNull();
    }

    @Test
    void takesASignedTagInPlaceOfItsCommitsSignature() throws IOException {
        String commit = repository.commit(NOBODY);
        repository.tag(ADA, "v1", commit);
        repository.point("refs/tags/light", commit);

        assertThat(fetch(source(TrustPolicy.head(SIGNERS)).ref("v1")).signature())
                .isPresent();
        assertThat(failure(
                                UntrustedRevisionException.class,
                                source(TrustPolicy.head(SIGNERS)).ref("light"))
                        .untrusted())
                .containsOnlyKeys(commit);
    }

    @Test
    void refusesAnUnsignedTagOfASignedCommit() throws IOException {
        String tag = repository.tag(NOBODY, "v1", repository.commit(ADA));

        assertThat(failure(
                                UntrustedRevisionException.class,
                                source(TrustPolicy.head(SIGNERS)).ref("v1"))
                        .untrusted())
                .containsOnlyKeys(tag);
    }

    @Test
    void refusesASignedTagUnderAnotherName() throws IOException {
        String tag = repository.tag(ADA, "v1", repository.commit(ADA));
        repository.point("refs/tags/v2", tag);

        assertThat(failure(
                        UntrustedRevisionException.class,
                        source(TrustPolicy.head(SIGNERS)).ref("v2")))
                .hasMessageContaining("it was signed as the tag \"v1\" and is called \"v2\"");
    }

    @Test
    void refusesASignedTagInThePlaceOfABranch() throws IOException {
        repository.point("refs/heads/lab", repository.tag(ADA, "v1", repository.commit(ADA)));

        assertThat(failure(
                        UntrustedRevisionException.class,
                        source(TrustPolicy.head(SIGNERS)).ref("lab")))
                .hasMessageContaining("it was signed as the tag \"v1\" and is called \"lab\"");
    }

    @Test
    void asksEachCommitBehindATagWhenAllMustBeSigned() throws IOException {
        String commit = repository.commit(NOBODY);
        repository.tag(ADA, "v1", commit);

        assertThat(failure(
                                UntrustedRevisionException.class,
                                source(TrustPolicy.everyCommit(SIGNERS)).ref("v1"))
                        .untrusted())
                .containsOnlyKeys(commit);
    }

    @Test
    void refusesWhatCannotBeFollowedToATrustedCommit() throws IOException {
        String trusted = repository.commit(ADA);
        String cut = repository.commit(ADA, trusted);
        repository.main(repository.commit(ADA, cut));
        Files.writeString(folder.resolve("infra.git/shallow"), cut + "\n");
        GitSourceBuilder source = GitSource.builder(repository.folder())
                .trust(TrustPolicy.everyCommit(SIGNERS)
                        .withTrustedCommit(trusted)
                        .withRewrittenHistory(TrustPolicy.RewrittenHistory.ACCEPT));

        var refused = failure(UntrustedRevisionException.class, source);

        assertThat(refused).hasMessageContaining("its history cannot be had as far as a trusted commit; expected");
        assertThat(refused.untrusted()).isEmpty();
    }

    private GitSourceBuilder source(TrustPolicy policy) {
        return GitSource.builder(server.url()).trust(policy);
    }

    private static UntrustedRevisionException failureOf(GitSource source) {
        return catchThrowableOfType(UntrustedRevisionException.class, source::fetch);
    }
}
