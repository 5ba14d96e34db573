package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.PlanDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanBlameTest {
    @TempDir
    Path folder;

    private ServedHarvester served;
    private GitFolder repository;
    private String painted;

    @BeforeEach
    void changeWhatWasApplied() throws IOException, GitAPIException {
        served = ServedHarvester.start(folder);
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("lab/settings.yaml", Manifests.configMap("settings", "blue"));
        run("apply", repository.path());
        painted = repository
                .commit("lab/settings.yaml", Manifests.configMap("settings", "red"))
                .head();
        repository.commit("lab/settings.yaml", "# Colours\n" + Manifests.configMap("settings", "red"));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void tellsPeopleWhoLastTouchedAField() {
        Ran plan = run("plan", repository.path(), "--blame");

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out())
                .containsPattern("data\\.color: blue -> red  at lab/settings\\.yaml:8:3 \\(" + painted.substring(0, 8)
                        + " Ada, \\d{4}-\\d{2}-\\d{2}\\)\n")
                .doesNotContain("ada@example.org");
        assertThat(plan.err()).isEmpty();
    }

    @Test
    void tellsProgramsInFull() {
        Ran plan = run("plan", repository.path(), "--blame", "--output", "json");

        PlanDocument document = PlanDocument.parse(plan.out());
        assertThat(document.changes().get(0).fields()).singleElement().satisfies(field -> {
            assertThat(field.commit().id()).isEqualTo(painted);
            assertThat(field.commit().commit().authorEmail()).isEqualTo("ada@example.org");
        });
    }

    @Test
    void asksForNoHistoryUnlessToldTo() {
        assertThat(run("plan", repository.path()).out())
                .contains("at lab/settings.yaml:8:3\n")
                .doesNotContain(painted.substring(0, 8));
    }

    @Test
    void goesWithoutWhereThereIsNoHistory() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("settings.yaml"), Manifests.configMap("settings", "red"));

        Ran plan = run("plan", plain, "--blame");

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out()).contains("data.color: blue -> red  at settings.yaml:7:3\n");
        assertThat(plan.err()).isEmpty();
    }

    private Ran run(String command, Path source, Object... more) {
        Object[] target = {command, "--repo", source, "--kubeconfig", served.kubeconfig()};
        return githops(Stream.concat(Stream.of(target), Stream.of(more)).toArray());
    }
}
