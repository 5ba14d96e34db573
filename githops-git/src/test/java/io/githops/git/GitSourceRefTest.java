package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class GitSourceRefTest {

    @Parameter
    Access access;

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitHttpServer server;
    private String first;
    private String second;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(folder.resolve("infra.git"));
        first = repository.file("web.yaml", configMap("one")).commit("First");
        second = repository.file("web.yaml", configMap("two")).commit("Second");
        server = GitHttpServer.start(repository.repository());
        repository
                .point("refs/heads/release/1.0", first)
                .point("refs/tags/v1", first)
                .point("refs/changes/7/head", first)
                .annotatedTag("v1-signed-off", first);
    }

    @AfterEach
    void closeRepository() {
        server.close();
        repository.close();
    }

    @Test
    void readsAnotherRevisionThanTheOneItFollows() {
        try (GitSource source = source().build()) {
            assertThat(names(source.fetch())).containsExactly("two");
            assertThat(names(source.fetch(first))).containsExactly("one");
            assertThat(names(source.fetch("v1"))).containsExactly("one");
            assertThat(source.fetch(first)).isSameAs(source.fetch(first));
            assertThat(source.fetch().revision().id()).isEqualTo(second);
        }
    }

    @Test
    void refusesARevisionThatIsNone() {
        try (GitSource source = source().build()) {
            assertThatExceptionOfType(RevisionNotFoundException.class)
                    .isThrownBy(() -> source.fetch("main~1"))
                    .withMessageContaining("expected the name of a branch or tag, or a commit id");
            assertThatExceptionOfType(RevisionNotFoundException.class).isThrownBy(() -> source.fetch("v2"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release/1.0",
                "refs/heads/release/1.0",
                "v1",
                "refs/tags/v1",
                "v1-signed-off",
                "refs/tags/v1-signed-off",
                "refs/changes/7/head"
            })
    void readsTheCommitThatANameLeadsTo(String ref) {
        Snapshot snapshot = fetch(source().ref(ref));

        assertThat(names(snapshot)).containsExactly("one");
        assertThat(snapshot.revision())
                .extracting(Revision::id, Revision::label)
                .containsExactly(first, ref);
    }

    @Test
    void readsACommitByItsId() {
        Snapshot snapshot = fetch(source().ref(first));

        assertThat(names(snapshot)).containsExactly("one");
        assertThat(snapshot.revision())
                .extracting(Revision::id, Revision::label)
                .containsExactly(first, first);
    }

    @Test
    void readsACommitByTheBeginningOfItsId() {
        String beginning = first.substring(0, 7);

        Snapshot snapshot = fetch(source().ref(beginning));

        assertThat(names(snapshot)).containsExactly("one");
        assertThat(snapshot.revision())
                .extracting(Revision::id, Revision::label)
                .containsExactly(first, beginning);
    }

    @Test
    void findsAnOldCommitAfterTheNewestAloneWasFetched() throws IOException {
        Path cache = folder.resolve("cache");
        fetch(source().cache(cache));

        assertThat(names(fetch(source().cache(cache).ref(first.substring(0, 10)))))
                .containsExactly("one");
    }

    @Test
    void takesABranchBeforeATagOfTheSameName() throws IOException {
        repository.point("refs/tags/release/1.0", second);

        assertThat(names(fetch(source().ref("release/1.0")))).containsExactly("one");
    }

    @Test
    void takesABranchBeforeACommitThatBeginsWithItsName() throws IOException {
        String name = second.substring(0, 8);
        repository.point("refs/heads/" + name, first);

        assertThat(names(fetch(source().ref(name)))).containsExactly("one");
    }

    @Test
    void namesTheDefaultBranchEvenWhenItChanges() throws IOException {
        try (GitSource source = source().build()) {
            assertThat(source.fetch().revision().label()).isEqualTo("main");

            repository.checkout("release/1.0");

            assertThat(source.fetch().revision())
                    .extracting(Revision::id, Revision::label)
                    .containsExactly(first, "release/1.0");
        }
    }

    @Test
    void readsAHeadThatNamesNoBranch() throws IOException {
        repository.detach(first);

        Snapshot snapshot = fetch(source());

        assertThat(names(snapshot)).containsExactly("one");
        assertThat(snapshot.revision().label()).isEqualTo("HEAD");
    }

    @Test
    void listsTheNearestNamesWhenThereIsNoSuchRef() throws IOException {
        for (int i = 0; i < 10; i++) {
            repository.point("refs/tags/some-quite-long-name-" + i, first);
        }

        var failure = failure(RevisionNotFoundException.class, source().ref("mian"));

        assertThat(failure)
                .hasMessage(where() + ": found no branch, tag or commit \"mian\"; expected one that exists,"
                        + " such as main, v1, release/1.0, v1-signed-off, some-quite-long-name-0; check the ref"
                        + " (GH2002)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456", "0123456789012345678901234567890123456789", "refs/heads/v1", "ma"})
    void refusesWhatLeadsToNoCommit(String ref) {
        assertThat(failure(RevisionNotFoundException.class, source().ref(ref)))
                .hasMessageContainingAll(where(), "\"" + ref + "\"", "main", "check the ref");
    }

    @Test
    void refusesARepositoryWithoutCommits() throws IOException {
        repository.delete("refs/heads/main", "refs/heads/release/1.0", "refs/tags/v1", "refs/tags/v1-signed-off");

        assertThat(failure(RevisionNotFoundException.class, source()))
                .hasMessage(
                        where() + ": the repository has no branch and no tag; expected at least one commit; push one"
                                + " and try again (GH2002)");
    }

    @Test
    void refusesAHeadThatLeadsNowhere() throws IOException {
        repository.checkout("gone");

        assertThat(failure(RevisionNotFoundException.class, source()))
                .hasMessageContainingAll("HEAD leads to no commit", "name a branch, such as", "main");
    }

    @Test
    void asksForMoreOfAnIdThatIsNotUnique() throws IOException {
        String beginning = repository.commitTwoThatBeginAlike();

        assertThat(failure(RevisionNotFoundException.class, source().ref(beginning)))
                .hasMessageContainingAll("2 commits that begin with " + beginning, "write more of its id");
    }

    private GitSourceBuilder source() {
        return GitSource.builder(access == Access.LOCAL ? repository.url() : server.url());
    }

    private String where() {
        return access == Access.LOCAL ? repository.folder().toString() : server.url();
    }

    enum Access {
        LOCAL,
        HTTP
    }
}
