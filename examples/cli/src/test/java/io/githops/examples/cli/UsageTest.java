package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "plan",
                "plan --repo .",
                "plan --repo . --kubeconfig a --embedded",
                "plan --repo . --embedded --output xml",
                "apply --repo . --embedded --timeout soon",
                "apply --repo . --embedded --approve",
                "apply --repo . --embedded --timeout -5",
                "rehearse --repo . --embedded --limit 0",
                "rehearse --repo . --embedded --snapshot lab.json",
                "render --repo . --frob",
                "render --repo . --tag-prefix v",
                "render --repo . --trust most",
                "render --repo . --rewritten-history sometimes",
                "run --repo . --embedded --last-good 0",
                "promote --repo . --from a",
                "revert --repo .",
                "environments --repo .",
                "environments --repo . --folders a/* --branches b/*",
                "validate",
                "check",
                "references",
                "render --repo . --output toml",
                "explain",
                "serve",
                "serve --write-kubeconfig kubeconfig --port 70000",
            })
    void endsWithOneLineAndAHintWhenArgumentsAreWrong(String arguments) {
        Ran wrong = githops(
                Stream.of(arguments.split(" ")).filter(word -> !word.isEmpty()).toArray());

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.errorLines()).hasSize(2);
        assertThat(wrong.errorLines().get(0)).startsWith("error: ").doesNotContain("io.githops", "java.");
        assertThat(wrong.errorLines().get(1)).startsWith("Try 'githops").endsWith("--help' for more information.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plan",
                "apply",
                "run",
                "rehearse",
                "drift",
                "accept",
                "export",
                "promote",
                "revert",
                "environments",
                "audit",
                "status",
                "render",
                "references",
                "validate",
                "check",
                "kinds",
                "explain",
                "serve"
            })
    void helps(String command) {
        Ran help = githops(
                Stream.of(command, "--help").filter(word -> !word.isEmpty()).toArray());

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: githops").contains("--help");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(githops("--version").out()).startsWith("githops ");
    }

    @Test
    void saysThatAFolderWithoutHistoryHasNoRevisions(@TempDir Path folder) {
        Ran render = githops("render", "--repo", folder, "--ref", "main");

        assertThat(render.exitCode()).isEqualTo(1);
        assertThat(render.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: revision main: " + folder)
                .contains("Leave the revision out");
    }

    @Test
    void saysThatAnAddressIsNone() {
        Ran render = githops("render", "--repo", "ftp://git.example/infra.git");

        assertThat(render.exitCode()).isEqualTo(1);
        assertThat(render.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains("ftp");
    }
}
