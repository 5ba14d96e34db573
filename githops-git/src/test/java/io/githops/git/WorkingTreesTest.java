package io.githops.git;

import static io.githops.git.Written.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A branch is not moved under the files of a working tree, wherever that is. */
class WorkingTreesTest {
    @TempDir
    Path folder;

    private GitProgram git;

    @BeforeEach
    void makeWorkingTrees() throws IOException {
        git = GitProgram.in(Files.createDirectory(folder.resolve("main")));
        git.run("init", "-q", "-b", "main");
        git.run("commit", "-q", "--allow-empty", "-m", "First");
        git.run("branch", "free");
        git.run("worktree", "add", "-q", "-b", "side", "../side");
        git.run("clone", "-q", "--bare", ".", "../bare.git");
        GitProgram.in(folder.resolve("bare.git")).run("worktree", "add", "-q", "../beside", "side");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main main", "main side", "main/.git side", "side main", "side side", "bare.git side"})
    void refusesABranchThatIsCheckedOut(String repositoryAndBranch) {
        String[] names = repositoryAndBranch.split(" ");

        assertThatThrownBy(() -> write(names[0], names[1]))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("the branch is checked out there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main free", "side free", "bare.git free", "bare.git main"})
    void writesABranchThatIsNot(String repositoryAndBranch) {
        String[] names = repositoryAndBranch.split(" ");

        assertThat(write(names[0], names[1]).files())
                .extracting(FileChange::toString)
                .containsExactly("+ web.yaml");
    }

    @Test
    void writesABranchWhoseWorkingTreeIsGone() throws IOException {
        git.run("worktree", "remove", "../side");

        assertThat(write("main", "side").branch()).isEqualTo("side");
    }

    private WrittenCommit write(String repository, String branch) {
        String path = folder.resolve(repository).toString();
        try (GitWriter writer = GitWriter.builder(path, ROBOT).branch(branch).build()) {
            return writer.commit(FileEdits.none().put("web.yaml", "v1"), "Add web")
                    .orElseThrow();
        }
    }
}
