package io.githops.git;

import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.environment.Discovery;
import io.githops.environment.Environments;
import io.githops.source.PathNotFoundException;
import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EnvironmentsTest {

    @Parameter
    Access access;

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private String first;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"))
                .file("environments/dev/web.yaml", configMap("dev"))
                .file("environments/prod/web.yaml", configMap("prod"))
                .file("environments/.hidden/web.yaml", configMap("hidden"))
                .file("environments/readme.txt", "")
                .file("web.yaml", configMap("root"));
        first = repository.commit("First");
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void closeRepository() {
        server.close();
        repository.close();
    }

    @Test
    void findsAFolderEach() {
        try (GitSource source = source()) {
            Discovery found = Environments.folders(source, "environments/*").discover();

            assertThat(found.environments()).containsOnlyKeys("dev", "prod");
            assertThat(found.appeared()).containsExactly("dev", "prod");
            assertThat(found.kept()).isEmpty();
            assertThat(found.disappeared()).isEmpty();
            assertThat(names(found.environments().get("prod").fetch())).containsExactly("prod");
            assertThat(names(found.environments().get("dev").fetch())).containsExactly("dev");
        }
    }

    @Test
    void tellsWhatAppearsAndDisappears() throws IOException {
        try (GitSource source = source()) {
            var environments = Environments.folders(source, "environments/*");
            Discovery before = environments.discover();
            repository
                    .remove("environments/dev/web.yaml")
                    .file("environments/test/web.yaml", configMap("test"))
                    .commit("Second");

            Discovery after = environments.discover();

            assertThat(after.appeared()).containsExactly("test");
            assertThat(after.disappeared()).containsExactly("dev");
            assertThat(after.kept()).containsExactly("prod");
            assertThat(after.environments().get("prod"))
                    .isSameAs(before.environments().get("prod"));
            assertThatExceptionOfType(PathNotFoundException.class)
                    .isThrownBy(before.environments().get("dev")::fetch);
        }
    }

    @Test
    void findsABranchEach() throws IOException {
        repository
                .point("refs/heads/env/a", first)
                .point("refs/heads/env/deep/b", first)
                .point("refs/tags/env/c", first);
        try (GitSource source = source()) {
            Discovery found = Environments.branches(source, "env/*").discover();

            assertThat(found.environments()).containsOnlyKeys("a");
            assertThat(found.environments().get("a").fetch().revision().id()).isEqualTo(first);
        }
    }

    @Test
    void findsAPullRequestEach() throws IOException {
        repository
                .point("refs/pull/7/head", first)
                .point("refs/pull/7/merge", first)
                .point("refs/merge-requests/8/head", first);
        try (GitSource source = source()) {
            Environments pulls =
                    Environments.branches(source, "refs/pull/*/head").prefixed("pull-");
            Environments merges =
                    Environments.branches(source, "refs/merge-requests/*/head").prefixed("merge-");

            assertThat(pulls.discover().environments()).containsOnlyKeys("pull-7");
            assertThat(merges.discover().environments()).containsOnlyKeys("merge-8");
            assertThat(pulls.discover().environments().get("pull-7").fetch().revision())
                    .hasToString("refs/pull/7/head@" + first.substring(0, 8));
        }
    }

    @Test
    void asksTheRepositoryOnceForAllBranches() throws IOException {
        for (int i = 0; i < 20; i++) {
            repository.point("refs/heads/env/e" + i, first);
        }
        try (GitSource source = source()) {
            Discovery found = Environments.branches(source, "env/*").discover();

            assertThat(found.environments()).hasSize(20);
            assertThat(server.requests())
                    .filteredOn(request -> request.startsWith("POST"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void keepsWhatItKnowsWhenThePlaceOfTheFoldersIsGone() throws IOException {
        try (GitSource source = source()) {
            var environments = Environments.folders(source, "environments/*");
            environments.discover();
            repository
                    .remove("environments/dev/web.yaml")
                    .remove("environments/prod/web.yaml")
                    .remove("environments/.hidden/web.yaml")
                    .remove("environments/readme.txt")
                    .file("clusters/dev/web.yaml", configMap("dev"))
                    .commit("Move");

            assertThatExceptionOfType(PathNotFoundException.class)
                    .isThrownBy(environments::discover)
                    .withMessageContaining("nearest are clusters");
            repository.file("environments/dev/web.yaml", configMap("dev")).commit("Back");
            assertThat(environments.discover().kept()).containsExactly("dev");
        }
    }

    @Test
    void doesNotTakeAnEmptyRepositoryForOneWithoutEnvironments() throws IOException {
        try (GitSource source = source()) {
            var environments = Environments.branches(source, "*");
            assertThat(environments.discover().appeared()).containsExactly("main");
            repository.delete("refs/heads/main");

            assertThatExceptionOfType(RevisionNotFoundException.class).isThrownBy(environments::discover);
        }
    }

    @Test
    void sharesWhatWasFetched() {
        try (GitSource source = source()) {
            GitSource prod = source.withPath("environments/prod");
            prod.close();
            assertThatIllegalStateException().isThrownBy(prod::fetch);

            assertThat(names(source.withPath("environments/dev").fetch())).containsExactly("dev");
            assertThat(names(source.withPath("environments/dev").withRef(first).fetch()))
                    .containsExactly("dev");
        }
    }

    @Test
    void endsWithTheRepositorysSource() {
        GitSource source = source();
        GitSource prod = source.withPath("environments/prod");
        source.close();

        assertThatIllegalStateException().isThrownBy(prod::fetch);
        assertThatIllegalStateException().isThrownBy(() -> source.refs("*"));
        assertThatIllegalStateException().isThrownBy(() -> source.folders("*"));
    }

    @Test
    void refusesWhatIsNoPattern() {
        try (GitSource source = source()) {
            assertThatIllegalArgumentException().isThrownBy(() -> source.refs("env/[ab]"));
            assertThatIllegalArgumentException().isThrownBy(() -> source.folders("{a,b}"));
            assertThatIllegalArgumentException().isThrownBy(() -> Environments.folders(source, "environments"));
            assertThatIllegalArgumentException().isThrownBy(() -> source.withRef("main~1"));
            assertThatIllegalArgumentException().isThrownBy(() -> source.withPath("../elsewhere"));
        }
    }

    private GitSource source() {
        return GitSource.builder(access == Access.HTTP ? server.url() : repository.url())
                .build();
    }

    enum Access {
        FILE,
        HTTP
    }
}
