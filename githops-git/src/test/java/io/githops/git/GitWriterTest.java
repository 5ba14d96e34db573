package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits to a repository on this machine and to one at the other end of a line. */
class GitWriterTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @TempDir
    Path folder;

    private TestRepository infra;
    private PushServer server;

    enum Line {
        FOLDER,
        HTTP
    }

    @BeforeEach
    void serve() throws IOException {
        infra = TestRepository.create(folder.resolve("infra.git"));
        server = PushServer.start(infra.repository());
    }

    @AfterEach
    void close() {
        server.close();
        infra.close();
    }

    private GitWriterBuilder builder(Line line) {
        String repository = line == Line.HTTP ? server.url() : infra.url();
        return GitWriter.builder(repository, ROBOT).clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Repository repository() {
        return infra.repository();
    }

    @ParameterizedTest
    @EnumSource
    void commitsToTheBranchThatHeadNamesAndLeavesOtherFilesAlone(Line line) throws IOException {
        infra.file("a.yaml", "a")
                .file("lab/b.yaml", "b")
                .file("lab/c.yaml", "c")
                .commit("First");

        try (GitWriter writer = builder(line).build()) {
            FileEdits edits = FileEdits.none()
                    .put("lab/b.yaml", "B")
                    .put("new/d.yaml", "d")
                    .delete("lab/c.yaml");
            Optional<WrittenCommit> written = writer.commit(edits, "Change the lab\n\nAs asked.");

            assertThat(written).hasValueSatisfying(commit -> {
                assertThat(commit.branch()).isEqualTo("main");
                assertThat(commit.files())
                        .extracting(FileChange::toString)
                        .containsExactly("~ lab/b.yaml", "- lab/c.yaml", "+ new/d.yaml");
                assertThat(commit.tries()).isOne();
            });
            RevCommit tip = Written.log(repository(), "main").get(0);
            assertThat(tip.name()).isEqualTo(written.orElseThrow().id());
            assertThat(tip.getFullMessage()).isEqualTo("Change the lab\n\nAs asked.\n");
        }
        assertThat(Written.files(repository(), "main"))
                .containsOnlyKeys("a.yaml", "lab/b.yaml", "new/d.yaml")
                .containsEntry("lab/b.yaml", "B");
        assertThat(Written.subjects(repository(), "main")).containsExactly("Change the lab", "First");
    }

    @ParameterizedTest
    @EnumSource
    void makesTheFirstCommitOfAnEmptyRepository(Line line) throws IOException {
        try (GitWriter writer = builder(line).branch("main").build()) {
            writer.commit(FileEdits.none().put("a.yaml", "a"), "First");
            writer.commit(FileEdits.none().put("b.yaml", "b"), "Second");
        }

        assertThat(Written.files(repository(), "main")).containsOnlyKeys("a.yaml", "b.yaml");
        assertThat(Written.subjects(repository(), "main")).containsExactly("Second", "First");
    }

    @ParameterizedTest
    @EnumSource
    void writesNothingWhenTheBranchIsSoAlready(Line line) throws IOException {
        String first = infra.file("a.yaml", "a").commit("First");

        try (GitWriter writer = builder(line).build()) {
            Proposal proposal = writer.edit(FileEdits.none().put("a.yaml", "a").delete("gone.yaml"), "Nothing");

            assertThat(proposal.isEmpty()).isTrue();
            assertThat(writer.push(proposal)).isEmpty();
        }
        assertThat(repository().resolve("main").name()).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void namesAuthorAndCommitterAndSignsOff(Line line) throws IOException {
        infra.file("a.yaml", "a").commit("First");

        try (GitWriter writer = builder(line).signOff().build()) {
            Proposal proposal = writer.edit(FileEdits.none().put("a.yaml", "b"), "Change\n\nIssue: 7");
            writer.push(proposal.author(new GitPerson("Ada Example", "ada@example.org")));
        }

        RevCommit tip = Written.log(repository(), "main").get(0);
        assertThat(tip.getAuthorIdent().toExternalString()).startsWith("Ada Example <ada@example.org> ");
        assertThat(tip.getCommitterIdent().toExternalString()).startsWith("Release Robot <robot@example.org> ");
        assertThat(tip.getCommitterIdent().getWhenAsInstant()).isEqualTo(NOW);
        assertThat(tip.getFullMessage())
                .isEqualTo("Change\n\nIssue: 7\nSigned-off-by: Release Robot <robot@example.org>\n");
    }

    @Test
    void keepsExecutableFilesExecutable() throws IOException {
        var script = new FileState(FileMode.EXECUTABLE_FILE, ObjectId.fromString(infra.blob("echo a")));
        var first = new FileEdit("run.sh", FileState.NONE, script, "echo a".getBytes(StandardCharsets.UTF_8));
        ObjectId commit = new CommitWriter(ROBOT, false, null, Clock.systemUTC())
                .write(
                        repository(),
                        null,
                        List.of(first),
                        Proposal.of("main", null, List.of(first), "First", List.of()));
        infra.point("refs/heads/main", commit.name());

        try (GitWriter writer = builder(Line.HTTP).build()) {
            writer.commit(FileEdits.none().put("run.sh", "echo b"), "Change");
        }

        BranchTip tip = BranchTip.of(repository(), "main", repository().resolve("main"));
        assertThat(tip.at("run.sh").mode()).isEqualTo(FileMode.EXECUTABLE_FILE);
        assertThat(Written.files(repository(), "main")).containsEntry("run.sh", "echo b");
    }

    @Test
    void refusesPathsThatLeadThroughFilesOrToOtherThings() throws IOException {
        infra.file("a.yaml", "a")
                .file("lab/b.yaml", "b")
                .link("link", "a.yaml")
                .submodule("sub")
                .commit("First");

        try (GitWriter writer = builder(Line.HTTP).build()) {
            assertUnwritable(
                    writer, FileEdits.none().put("a.yaml/b.yaml", "x"), "a.yaml/b.yaml: \"a.yaml\" is no folder");
            assertUnwritable(writer, FileEdits.none().put("lab", "x"), "lab: found a folder");
            assertUnwritable(writer, FileEdits.none().put("link", "x"), "link: found a symbolic link");
            assertUnwritable(writer, FileEdits.none().delete("sub"), "sub: found a submodule");
        }
    }

    private static void assertUnwritable(GitWriter writer, FileEdits edits, String words) {
        assertThatThrownBy(() -> writer.edit(edits, "No"))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContaining(words)
                .hasMessageEndingWith("(GH2095)");
    }

    @Test
    void refusesPathsThatNoFileSystemCanHold() {
        for (String path :
                new String[] {"../a", "/a", "a//b", ".git/config", "a/.GIT/x", "con", "a\\b", "a:b", "git~1/x", ""}) {
            assertThatThrownBy(() -> FileEdits.none().put(path, "x"))
                    .as(path)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("path \"" + path + "\": ");
        }
    }

    @Test
    void refusesToWriteToABranchThatIsCheckedOut() throws IOException {
        Path work = folder.resolve("work");
        try (Repository checkedOut =
                        FileRepositoryBuilder.create(work.resolve(".git").toFile());
                GitWriter writer =
                        GitWriter.builder(work.toString(), ROBOT).branch("main").build()) {
            checkedOut.create();
            checkedOut.updateRef("HEAD").link("refs/heads/main");

            assertThatThrownBy(() -> writer.commit(FileEdits.none().put("a.yaml", "a"), "First"))
                    .isInstanceOf(WriteRefusedException.class)
                    .hasMessageContaining("the branch is checked out there");
        }
    }

    @ParameterizedTest
    @EnumSource
    void proposesOnANewBranchAndRefusesOneThatIsThere(Line line) throws IOException {
        infra.file("a.yaml", "a").commit("First");

        try (GitWriter writer = builder(line).build()) {
            Proposal proposal =
                    writer.edit(FileEdits.none().put("a.yaml", "b"), "Drift").onNewBranch("drift/lab");
            infra.file("other.yaml", "o").commit("Second");

            assertThat(writer.push(proposal)).isPresent();
            assertThatThrownBy(() -> writer.push(proposal))
                    .isInstanceOf(UnwritableException.class)
                    .hasMessageContaining("there is a branch drift/lab already");
        }
        assertThat(Written.subjects(repository(), "drift/lab")).containsExactly("Drift", "First");
        assertThat(Written.subjects(repository(), "main")).containsExactly("Second", "First");
    }

    @Test
    void aClosedWriterSaysSo() {
        GitWriter writer = builder(Line.HTTP).build();
        writer.close();

        assertThatThrownBy(() -> writer.edit(FileEdits.none(), "No")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void printsNoContents() {
        FileEdits edits = FileEdits.none().put("a.yaml", "swordfish");

        assertThat(edits).hasToString("FileEdits[a.yaml]");
    }
}
