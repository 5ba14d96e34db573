package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.SignedRepository.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.git.trust.RewrittenHistoryException;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.TrustPolicy.RewrittenHistory;
import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewrittenHistoryTest {
    private static final TrustPolicy REFUSE = TrustPolicy.none().withRewrittenHistory(RewrittenHistory.REFUSE);

    @TempDir
    Path folder;

    private SignedRepository repository;
    private GitHttpServer server;
    private String first;

    @BeforeEach
    void serve() throws IOException {
        repository = SignedRepository.create(folder.resolve("infra.git"));
        server = GitHttpServer.start(repository.repository());
        first = repository.main(repository.commits(20, NOBODY, repository.commit(NOBODY)));
    }

    @AfterEach
    void stop() {
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsABranchThatGrowsAgainAndAgain(boolean inMemory) throws IOException {
        GitSourceBuilder builder = inMemory ? source(REFUSE) : source(REFUSE).cache(folder.resolve("cache"));
        try (GitSource source = builder.build()) {
            source.fetch();
            String head = first;
            for (int commits : new int[] {1, 3, 10, 70, 1}) {
                head = repository.main(repository.commits(commits, NOBODY, head));
                assertThat(source.fetch().revision().id()).isEqualTo(head);
            }
            String merged = repository.main(repository.commit(NOBODY, repository.commit(NOBODY), head));
            assertThat(source.fetch().revision().id()).isEqualTo(merged);
            repository.main(first);
            assertThat(catchThrowableOfType(RewrittenHistoryException.class, source::fetch)
                            .before())
                    .isEqualTo(merged);
        }
    }

    @Test
    void refusesABranchThatWasForced() throws IOException {
        try (GitSource source = source(REFUSE).build()) {
            source.fetch();
            String second = repository.main(repository.commits(20, NOBODY, repository.commit(NOBODY)));

            var refused = catchThrowableOfType(RewrittenHistoryException.class, source::fetch);

            assertThat(refused.before()).isEqualTo(first);
            assertThat(refused.after()).isEqualTo(second);
            assertThat(refused)
                    .hasMessageStartingWith(
                            server.url() + " at main: " + second + " does not descend from " + first + ", which was")
                    .hasMessageEndingWith("(GH2062)");
        }
    }

    @Test
    void refusesABranchThatWentBack() throws IOException {
        String second = repository.main(repository.commit(NOBODY, first));
        try (GitSource source = source(REFUSE).build()) {
            source.fetch();
            repository.main(first);

            assertThat(catchThrowableOfType(RewrittenHistoryException.class, source::fetch)
                            .after())
                    .isEqualTo(first);
            assertThat(source.fetch(first).revision().id()).isEqualTo(first);
            repository.main(second);
            assertThat(source.fetch().revision().id()).isEqualTo(second);
        }
    }

    @Test
    void refusesABranchThatWasDeletedAndMadeAnew() throws IOException {
        repository.point("refs/heads/lab", first);
        try (GitSource source = source(REFUSE).ref("lab").build()) {
            source.fetch();
            repository.delete("refs/heads/lab");
            assertThat(catchThrowableOfType(RevisionNotFoundException.class, source::fetch))
                    .isNotNull();
            repository.point("refs/heads/lab", repository.commit(NOBODY));

            assertThat(catchThrowableOfType(RewrittenHistoryException.class, source::fetch))
                    .isNotNull();
        }
    }

    @Test
    void comparesTheFirstCommitWithTheOneTheProgramTrusts() throws IOException {
        TrustPolicy policy = REFUSE.withTrustedCommit(first);
        repository.main(repository.commit(NOBODY, first));
        assertThat(fetch(source(policy))).isNotNull();

        repository.main(repository.commit(NOBODY));
        assertThat(failure(RewrittenHistoryException.class, source(policy)).before())
                .isEqualTo(first);
        assertThat(failure(RewrittenHistoryException.class, source(REFUSE.withTrustedCommit("12".repeat(20)))))
                .hasMessageContaining("does not descend from");
    }

    @Test
    void readsARewrittenBranchWhenThatIsAccepted() throws IOException {
        try (GitSource source = GitSource.builder(server.url()).build()) {
            source.fetch();
            String second = repository.main(repository.commit(NOBODY));

            assertThat(source.fetch().revision().id()).isEqualTo(second);
        }
    }

    @Test
    void doesNotLetTheDefaultBranchOrATagOfTheSameNameTakeItsPlace() throws IOException {
        try (GitSource source = source(REFUSE).build();
                GitSource lab = source(REFUSE).ref("lab").build()) {
            repository.point("refs/heads/lab", first);
            source.fetch();
            lab.fetch();
            String other = repository.commit(NOBODY);
            repository.point("refs/tags/lab", other);
            repository.delete("refs/heads/lab");
            repository.point("refs/heads/trunk", other);
            repository.repository().updateRef(Constants.HEAD).link("refs/heads/trunk");

            assertThat(catchThrowableOfType(RewrittenHistoryException.class, source::fetch))
                    .isNotNull();
            assertThat(catchThrowableOfType(RewrittenHistoryException.class, lab::fetch))
                    .isNotNull();
        }
    }

    @Test
    void letsTagsMove() throws IOException {
        repository.point("refs/tags/stable", first);
        try (GitSource source = source(REFUSE).ref("stable").build()) {
            source.fetch();
            String second = repository.point("refs/tags/stable", repository.commit(NOBODY));

            assertThat(source.fetch().revision().id()).isEqualTo(second);
        }
    }

    @Test
    void refusesWhatIsNotKnownToDescend() throws IOException {
        String cut = repository.main(repository.commit(NOBODY, first));
        Files.writeString(folder.resolve("infra.git/shallow"), cut + "\n");

        var source = GitSource.builder(repository.folder()).trust(REFUSE.withTrustedCommit(first));

        assertThat(failure(RewrittenHistoryException.class, source))
                .hasMessageContaining(
                        cut + " is not known to descend, as its history cannot be had that far, from " + first);
    }

    private GitSourceBuilder source(TrustPolicy policy) {
        return GitSource.builder(server.url()).trust(policy);
    }
}
