package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.PlanDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanOutputTest {
    @TempDir
    Path folder;

    private GitFolder repository;
    private String base;

    @BeforeEach
    void commitTwice() throws IOException, GitAPIException {
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("lab/all.yaml", Manifests.configMap("settings", "blue"));
        base = repository.head();
        repository.commit("lab/all.yaml", Manifests.configMap("settings", "red"));
    }

    @Test
    void showsWhatACommitChangesWithoutACluster() {
        Ran preview = githops("preview", "--repo", repository.path().toString(), "--base", base);

        assertThat(preview.exitCode()).isEqualTo(2);
        assertThat(preview.out()).contains("~ ConfigMap default/settings", "data.color: blue -> red");
        assertThat(githops("preview", "--repo", repository.path().toString(), "--base", "HEAD")
                        .exitCode())
                .isZero();
    }

    @Test
    void printsMarkdownForPullRequestsAndColoursForTerminals() {
        Ran markdown = githops("preview", "--repo", repository.path().toString(), "--base", base, "--markdown");
        Ran coloured = githops("preview", "--repo", repository.path().toString(), "--base", base, "--colour");

        assertThat(markdown.out()).startsWith("### Plan for ").contains("| 1 | update | ConfigMap default/settings |");
        assertThat(coloured.out()).contains("\u001b[33m~ ConfigMap default/settings\u001b[0m");
    }

    @Test
    void savesAPlanAndTellsHowALaterOneDiffers() throws IOException, GitAPIException {
        String saved = folder.resolve("plan.json").toString();
        githops("preview", "--repo", repository.path().toString(), "--base", base, "--save", saved);
        repository.commit("lab/more.yaml", Manifests.configMap("more", "green"));

        Ran later = githops("preview", "--repo", repository.path().toString(), "--base", base, "--since", saved);

        assertThat(PlanDocument.parse(Files.readString(Path.of(saved))).changes())
                .hasSize(1);
        assertThat(later.out()).endsWith("only in the later plan: create ConfigMap default/more\n");
    }

    @Test
    void saysInOneLineThatASavedPlanIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), "{}");

        Ran wrong =
                githops("preview", "--repo", repository.path().toString(), "--base", base, "--since", file.toString());

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("error: ").contains("GH4003").doesNotContain("io.githops");
    }
}
