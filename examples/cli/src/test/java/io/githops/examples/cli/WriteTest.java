package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands commit to a repository, on branches that nobody has checked out. */
class WriteTest {
    @TempDir
    Path folder;

    private GitFolder repository;

    @BeforeEach
    void commitAnEnvironment() throws IOException, GitAPIException {
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("staging/settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("production/settings.yaml", Manifests.configMap("settings", "red"))
                .branch("work");
    }

    @Test
    void showsWhatItWouldPromoteAndThenPushesIt() {
        Object[] promote = {"promote", "--from", "staging", "--to", "production", "--branch", "main"};

        Ran shown = write(promote);
        Ran before = render("production");
        Ran pushed = write(promote, "--push");
        Ran again = write(promote, "--push");

        assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.PENDING);
        assertThat(shown.out())
                .startsWith("main: Promote staging at ")
                .endsWith(" to production\n~ production/settings.yaml\nnothing was pushed; --push does it\n");
        assertThat(before.out()).contains("red");
        assertThat(pushed.exitCode()).as(pushed.err()).isZero();
        assertThat(pushed.out()).contains("\ncommitted to main as ");
        assertThat(render("production").out()).contains("blue");
        assertThat(again).isEqualTo(new Ran(ExitCode.DONE, "nothing to commit" + System.lineSeparator(), ""));
    }

    @Test
    void promotesAnEarlierRevisionToANewBranch() throws IOException {
        Ran promote = write(
                new Object[] {"promote", "--from", "staging", "--to", "production", "--branch", "main"},
                "--ref",
                repository.head(),
                "--new-branch",
                "release/1",
                "--message",
                "Release 1",
                "--author",
                "Ada Example <ada@example.org>",
                "--sign-off",
                "--push",
                "--output",
                "json");

        Mapping written = (Mapping) Json.parse(promote.out());
        RevCommit commit = commit("release/1");
        assertThat(promote.exitCode()).as(promote.err()).isZero();
        assertThat(written.text("commit")).hasValue(commit.name());
        assertThat(written.sequence("files").mappings())
                .containsExactly(Mapping.builder()
                        .put("path", "production/settings.yaml")
                        .put("change", "changed")
                        .build());
        assertThat(commit.getAuthorIdent().getName()).isEqualTo("Ada Example");
        assertThat(commit.getCommitterIdent().getName()).isEqualTo("Robot");
        assertThat(commit.getFullMessage()).isEqualTo("Release 1\n\nSigned-off-by: Robot <robot@example.org>\n");
    }

    @Test
    void takesACommitBack() throws IOException {
        Ran revert = write(new Object[] {"revert", repository.head(), "--branch", "main"}, "--push");

        assertThat(revert.exitCode()).as(revert.err()).isZero();
        assertThat(revert.out())
                .startsWith("main: Revert \"Change production/settings.yaml\"\n- production/settings.yaml\n");
        assertThat(render("production").err()).contains("(GH2003)");
    }

    @Test
    void takesNoCommitBackWhoseFilesWereChangedSince() throws IOException, GitAPIException {
        String first = repository.head();
        repository
                .commit("production/settings.yaml", Manifests.configMap("settings", "green"))
                .branch("other");

        Ran revert = write(new Object[] {"revert", first, "--branch", "work"}, "--push");

        assertThat(revert.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(revert.err()).contains("production/settings.yaml", "(GH2091)");
    }

    @Test
    void pushesNothingToABranchThatIsCheckedOut() {
        Ran promote = write(
                new Object[] {"promote", "--from", "staging", "--to", "production", "--branch", "work"}, "--push");

        assertThat(promote.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(promote.err()).contains("the branch is checked out there", "(GH2092)");
    }

    @Test
    void saysWhatIsWrongWithItsOptions() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "swordfish");
        Object[] promote = {"promote", "--from", "staging", "--to", "production"};

        assertRefused(githops("revert", "main", "--repo", repository.path()), "--committer: found none");
        assertRefused(write(promote, "--author", "Ada"), "--author Ada: expected a name and an address");
        assertRefused(write(promote, "--new-branch", "a b"), "branch \"a b\"");
        assertRefused(write(promote, "--message", " "), "message of a commit: found nothing to read");
        assertRefused(write(promote, "--ref", "lost"), "found no branch, tag or commit \"lost\"");
        assertRefused(
                write(new Object[] {"promote", "--from", "staging", "--to", "../up"}), "path \"../up\": expected");
        assertRefused(write(promote, "--signing-passphrase-env", "PATH"), "found without --signing-key; expected both");
        assertRefused(
                write(promote, "--signing-key", "lost", "--signing-passphrase-env", "NO_SUCH_VARIABLE"),
                "--signing-passphrase-env: there is no environment variable NO_SUCH_VARIABLE");
        assertRefused(write(promote, "--signing-key", "lost"), "--signing-key lost: cannot be read");
        assertRefused(
                write(promote, "--signing-key", nonsense.toString()),
                "--signing-key " + nonsense + ": SSH key: found text in another format");
    }

    private Ran write(Object[] command, String... more) {
        Stream<Object> common = Stream.of("--repo", repository.path(), "--committer", "Robot <robot@example.org>");
        return githops(Stream.of(Stream.of(command), common, Stream.of(more))
                .flatMap(part -> part)
                .toArray());
    }

    private Ran render(String path) {
        return githops("render", "--repo", repository.path(), "--ref", "main", "--path", path);
    }

    private RevCommit commit(String branch) throws IOException {
        try (Git git = Git.open(repository.path().toFile());
                RevWalk walk = new RevWalk(git.getRepository())) {
            return walk.parseCommit(git.getRepository().resolve(branch));
        }
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(ran.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains(message);
        assertThat(ran.err()).doesNotContain("swordfish");
    }
}
