package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.source.PathNotFoundException;
import io.githops.source.RevisionNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of one environment become those of the next, and commits are taken back. */
class GitWriterHistoryTest {
    @TempDir
    Path folder;

    private TestRepository infra;
    private PushServer server;
    private GitWriter writer;

    @BeforeEach
    void serve() throws IOException {
        infra = TestRepository.create(folder.resolve("infra.git"));
        server = PushServer.start(infra.repository());
        writer = GitWriter.builder(server.url(), ROBOT).build();
    }

    @AfterEach
    void close() {
        writer.close();
        server.close();
        infra.close();
    }

    @Test
    void promotesAFolderAtARevisionToAnother() throws IOException {
        String tested = infra.file("staging/web.yaml", "v2")
                .file("staging/db.yaml", "v1")
                .link("staging/link", "web.yaml")
                .file("production/web.yaml", "v1")
                .file("production/db.yaml", "v1")
                .file("production/old.yaml", "v1")
                .commit("Tested");
        infra.file("staging/web.yaml", "v3").commit("Not tested");

        Proposal proposal = writer.promote(tested.substring(0, 8), "staging", "/production/");

        assertThat(proposal)
                .hasToString("main: Promote staging at " + tested.substring(0, 8) + " to production\n"
                        + "+ production/link\n- production/old.yaml\n~ production/web.yaml");
        assertThat(proposal.message()).contains("From commit " + tested + ".");
        assertThat(Written.files(infra.repository(), "main")).containsEntry("production/web.yaml", "v1");

        writer.push(proposal);

        assertThat(Written.files(infra.repository(), "main"))
                .containsEntry("production/web.yaml", "v2")
                .containsEntry("staging/web.yaml", "v3")
                .doesNotContainKey("production/old.yaml");
        assertThat(writer.push(writer.promote(tested, "staging", "production"))).isEmpty();
    }

    @Test
    void promotesABranchToAnother() throws IOException {
        String base = infra.file("web.yaml", "v1").commit("First");
        infra.point("refs/heads/production", base);
        infra.file("web.yaml", "v2").commit("Second");

        try (GitWriter production =
                GitWriter.builder(server.url(), ROBOT).branch("production").build()) {
            production.push(production.promote("main", "", ""));
        }

        assertThat(Written.files(infra.repository(), "production")).containsEntry("web.yaml", "v2");
        assertThat(Written.log(infra.repository(), "production")).hasSize(2);
    }

    @Test
    void aPromotionThatOthersCrossIsRefused() throws IOException {
        infra.file("staging/web.yaml", "v2").file("production/web.yaml", "v1").commit("First");
        Proposal proposal = writer.promote("main", "staging", "production");
        infra.file("production/web.yaml", "v1 by hand").commit("By hand");

        assertThatThrownBy(() -> writer.push(proposal))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining("production/web.yaml (ours from ");
    }

    @Test
    void saysWhenThereIsNothingToPromote() throws IOException {
        infra.file("staging/web.yaml", "v1").commit("First");

        assertThatThrownBy(() -> writer.promote("main", "stagign", "production"))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessageContaining("nearest are staging");
        assertThatThrownBy(() -> writer.promote("v9", "staging", "production"))
                .isInstanceOf(RevisionNotFoundException.class);
    }

    @Test
    void takesACommitBackAndKeepsWhatCameAfter() throws IOException {
        infra.file("web.yaml", "v1").file("gone.yaml", "g").commit("First");
        String bad = infra.file("web.yaml", "v2")
                .file("new.yaml", "n")
                .remove("gone.yaml")
                .commit("Bad idea");
        infra.file("db.yaml", "d").commit("Later");

        Proposal proposal = writer.revert(bad);
        WrittenCommit written = writer.push(proposal).orElseThrow();

        assertThat(proposal.message()).isEqualTo("Revert \"Bad idea\"\n\nThis reverts commit " + bad + ".");
        assertThat(written.files())
                .extracting(FileChange::toString)
                .containsExactly("+ gone.yaml", "- new.yaml", "~ web.yaml");
        assertThat(Written.files(infra.repository(), "main"))
                .containsOnlyKeys("db.yaml", "gone.yaml", "web.yaml")
                .containsEntry("web.yaml", "v1");
        assertThat(writer.push(writer.revert(bad))).isEmpty();
    }

    @Test
    void takesTheFirstCommitBack() throws IOException {
        String first = infra.file("web.yaml", "v1").commit("First");
        infra.file("db.yaml", "d").commit("Second");

        writer.push(writer.revert(first));

        assertThat(Written.files(infra.repository(), "main")).containsOnlyKeys("db.yaml");
    }

    @Test
    void promotesFilesOverFoldersAndFoldersOverFiles() throws IOException {
        infra.file("staging/a/x.yaml", "v2")
                .file("staging/b", "v2")
                .file("production/a", "v1")
                .file("production/b/y.yaml", "v1")
                .commit("First");
        Proposal proposal = writer.promote("main", "staging", "production");

        writer.push(proposal);

        assertThat(Written.files(infra.repository(), "main"))
                .containsOnlyKeys("staging/a/x.yaml", "staging/b", "production/a/x.yaml", "production/b");
    }

    @Test
    void aFolderThatGainedAFileIsNotPutAside() throws IOException {
        infra.file("staging/b", "v2").file("production/b/y.yaml", "v1").commit("First");
        Proposal proposal = writer.promote("main", "staging", "production");
        infra.file("production/b/z.yaml", "by hand").commit("By hand");

        assertThatThrownBy(() -> writer.push(proposal))
                .isInstanceOf(WriteConflictException.class)
                .hasMessageContaining("production/b (ours from ");
        assertThat(Written.files(infra.repository(), "main")).containsEntry("production/b/z.yaml", "by hand");
    }

    @Test
    void takesBackACommitThatMadeAFolderAFile() throws IOException {
        infra.file("a/x.yaml", "x").commit("First");
        String bad = infra.remove("a/x.yaml").file("a", "a").commit("Bad idea");

        writer.push(writer.revert(bad));

        assertThat(Written.files(infra.repository(), "main")).containsOnlyKeys("a/x.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", "lab/.GIT/hooks", "git~1", "lab/con", "lab/.g\u200cit", "a:b"})
    void promotesToNoFolderThatDeceives(String folder) throws IOException {
        infra.file("staging/web.yaml", "v1").commit("First");

        assertThatThrownBy(() -> writer.promote("main", "staging", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path \"" + folder + "\": ");
    }

    @Test
    void refusesToTakeBackWhatWasChangedSince() throws IOException {
        infra.file("web.yaml", "v1").commit("First");
        String bad = infra.file("web.yaml", "v2").commit("Bad idea");
        String since = infra.file("web.yaml", "v3").commit("Since");
        infra.file("db.yaml", "d").commit("Other");

        var conflict = catchThrowableOfType(WriteConflictException.class, () -> writer.revert(bad));

        assertThat(conflict.conflicts()).containsExactly(new FileConflict("web.yaml", bad, since));
    }

    @Test
    void writesSeveralTimesOverShallowHistory() throws IOException {
        for (int i = 0; i < 5; i++) {
            infra.file("web.yaml", "v" + i).commit("Commit " + i);
        }

        writer.commit(FileEdits.none().put("a.yaml", "a"), "Ours");
        infra.file("a.yaml", "a").file("b.yaml", "b").commit("Theirs");
        writer.commit(FileEdits.none().put("c.yaml", "c"), "Ours again");
        writer.push(writer.revert(Written.log(infra.repository(), "main").get(1).name()));

        assertThat(Written.subjects(infra.repository(), "main"))
                .startsWith("Revert \"Theirs\"", "Ours again", "Theirs", "Ours", "Commit 4")
                .hasSize(9);
    }
}
