package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
    @TempDir
    Path folder;

    private GitFolder repository;
    private String revision;

    @BeforeEach
    void commitTwoEnvironments() throws IOException, GitAPIException {
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("environments/lab/settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("environments/production/settings.yaml", Manifests.configMap("settings", "red"));
        revision = "main@" + repository.head().substring(0, 8);
    }

    @Test
    void listsTheFoldersThatMatch() {
        assertThat(environments("--folders", "environments/*").out())
                .isEqualTo("lab: %s, 1 resource%nproduction: %s, 1 resource%n".formatted(revision, revision));
    }

    @Test
    void listsTheBranchesThatMatchForPrograms() throws IOException, GitAPIException {
        repository.branch("env/test").commit("environments/lab/names.yaml", Manifests.configMap("names", "red"));

        Ran listed = environments(
                "--path", "environments/lab", "--branches", "env/*", "--prefix", "branch-", "--output", "json");

        Mapping test = ((Sequence) Json.parse(listed.out())).mappings().get(0);
        assertThat(test.text("name")).hasValue("branch-test");
        assertThat(test.text("commit")).hasValue(repository.head());
        assertThat(test.get("resources")).isEqualTo(Json.parse("2"));
    }

    @Test
    void tellsOfThoseThatCannotBeUsedAndListsTheOthers() throws IOException, GitAPIException {
        repository.commit("environments/broken/settings.yaml", "kind: [");

        Ran listed = environments("--folders", "environments/*");

        assertThat(listed.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(listed.out().lines()).hasSize(2);
        assertThat(listed.err()).startsWith("error: broken: ").contains("environments/broken/settings.yaml");
    }

    @Test
    void saysWhatIsWrongWithItsOptions() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));

        assertRefused(environments("--folders", "environments"), "expected a wildcard");
        assertRefused(environments("--folders", "lost/*"), "found no folder \"lost\"");
        assertRefused(environments("--folders", "*", "--path", "environments"), "--folders: found --path as well");
        assertRefused(environments("--branches", "*", "--ref", "main"), "--branches: found --ref as well");
        assertRefused(
                githops("environments", "--repo", plain, "--folders", "*"), plain + " is a folder without Git history");
    }

    private Ran environments(Object... more) {
        return githops(Stream.concat(Stream.of("environments", "--repo", repository.path()), Stream.of(more))
                .toArray());
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(ran.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains(message);
    }
}
