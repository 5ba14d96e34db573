package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {true, false})
class GitSourceTagTest {

    @Parameter
    boolean local;

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private String id;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
        id = repository.file("web.yaml", configMap("web")).commit("Add web");
        for (String tag :
                new String[] {"v1.2.0", "v1.10.0", "v1.9.0", "v2.0.0-rc.1", "v1", "v1.11", "app-v3.1.0", "0.1.0"}) {
            repository.point("refs/tags/" + tag, id);
        }
        repository.annotatedTag("v1.10.1", id).point("refs/heads/v1.99.0", id);
        server = GitHttpServer.start(repository.repository());
    }

    @AfterEach
    void closeRepository() {
        server.close();
        repository.close();
    }

    @ParameterizedTest
    @CsvSource({
        "v, >=1.2 <2, v1.10.1",
        "v, 1.x, v1.10.1",
        "v, ~1.2, v1.2.0",
        "v, '<1.10', v1.9.0",
        "v, >=1.2.0-0, v2.0.0-rc.1",
        "app-v, *, app-v3.1.0",
        "'', *, 0.1.0",
    })
    void readsTheNewestTagOfTheRange(String prefix, String range, String tag) {
        var revision = fetch(source().newestTag(prefix, range)).revision();

        assertThat(revision.label()).isEqualTo(tag);
        assertThat(revision.id()).isEqualTo(id);
    }

    @Test
    void takesANewerTagUp() throws IOException {
        try (GitSource source = source().newestTag("v", "1.x").build()) {
            assertThat(source.fetch()).isSameAs(source.fetch());

            String next = repository.file("db.yaml", configMap("db")).commit("Add db");
            repository.point("refs/tags/v1.11.0", next);

            assertThat(source.fetch().revision().id()).isEqualTo(next);
            assertThat(source.fetch("v1.2.0").revision().id()).isEqualTo(id);
        }
    }

    @Test
    void listsTheNewestWhenNoneIsInTheRange() {
        assertThat(failure(RevisionNotFoundException.class, source().newestTag("v", "^3")))
                .hasMessageEndingWith(": found no tag v<major>.<minor>.<patch> in the range ^3; the newest are"
                        + " v2.0.0-rc.1, v1.10.1, v1.10.0, v1.9.0, v1.2.0; expected one; check prefix and range, or"
                        + " push a tag (GH2002)");
    }

    @Test
    void saysThatNoTagHasThePrefix() {
        assertThat(failure(RevisionNotFoundException.class, source().newestTag("web-", "*")))
                .hasMessageEndingWith(": found no tag that is written web-<major>.<minor>.<patch>; expected one;"
                        + " check prefix and range, or push a tag (GH2002)");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> source().newestTag("a b", "*")).hasMessageContaining("found prefix \"a b\"");
        assertThatThrownBy(() -> source().newestTag("v", "newest")).hasMessageContaining("range \"newest\"");
        assertThatThrownBy(() -> source().ref("main").newestTag("v", "*").build())
                .hasMessageContaining("ref(...) cannot be combined with newestTag(...)");
    }

    @Test
    void readsAnyRef() throws IOException {
        String head = repository.file("pr.yaml", configMap("pr")).commit("Propose");
        repository.point("refs/pull/7/head", head).delete("refs/heads/main");

        assertThat(fetch(source().ref("refs/pull/7/head")).revision().id()).isEqualTo(head);
    }

    private GitSourceBuilder source() {
        return GitSource.builder(local ? repository.url() : server.url());
    }
}
