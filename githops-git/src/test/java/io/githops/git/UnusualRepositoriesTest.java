package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that few have and the git program makes. */
class UnusualRepositoriesTest {

    @TempDir
    Path folder;

    @Test
    void saysThatOnlySha1NamesObjects() throws IOException {
        commit("--object-format=sha256");

        for (GitSourceBuilder source :
                new GitSourceBuilder[] {GitSource.builder(folder.toString()), GitSource.workingTree(folder)}) {
            assertThat(failure(SourceUnavailableException.class, source))
                    .hasMessageStartingWith(folder
                            + ": found objects that are named by \"sha256\"; expected sha1, as no other is supported");
        }
    }

    @Test
    void readsOrRefusesAWorkingTreeWhoseIndexIsDamaged() throws IOException {
        commit();
        Path index = folder.resolve(".git/index");
        byte[] whole = Files.readAllBytes(index);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) 0xff;
            Files.write(index, damaged);

            Throwable thrown = catchThrowable(() -> fetch(GitSource.workingTree(folder)));

            if (thrown != null) {
                assertThat(thrown).as("byte %d", i).isInstanceOf(SourceUnavailableException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999", "9223372036854775807", "999999999999999999999999"})
    void readsACommitOfATimeThatNoCalendarHas(String second) throws IOException {
        GitProgram git = commit();
        String who = " Ada <ada@example.org> " + second + " +0000\n";
        String text = "tree " + git.run("rev-parse", "HEAD^{tree}") + "\nauthor" + who + "committer" + who + "\nOdd\n";
        String id = git.run(text, Set.of(0), "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        git.run("update-ref", "refs/heads/main", id.strip());

        var snapshot = fetch(GitSource.builder(folder.toString()));

        assertThat(snapshot.revision().id()).isEqualTo(id.strip());
        assertThat(snapshot.resources()).hasSize(1);
    }

    private GitProgram commit(String... options) throws IOException {
        GitProgram git = GitProgram.in(folder);
        git.run(Stream.concat(Stream.of("init", "-q", "-b", "main"), Stream.of(options))
                .toArray(String[]::new));
        Files.writeString(folder.resolve("web.yaml"), TestRepository.configMap("web"));
        git.run("add", ".");
        git.run("commit", "-q", "-m", "Add web");
        return git;
    }
}
