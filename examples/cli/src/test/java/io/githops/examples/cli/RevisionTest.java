package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.webhook.HookedRepository;
import io.githops.webhook.WebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Which state of a repository the commands read, and which of its files. */
class RevisionTest {
    @TempDir
    Path folder;

    private GitFolder repository;

    @BeforeEach
    void tagTwoReleases() throws IOException, GitAPIException {
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("settings.yaml", Manifests.configMap("settings", "blue"))
                .tag("v1.0.0")
                .commit("settings.yaml", Manifests.configMap("settings", "green"))
                .tag("v1.1.0")
                .commit("settings.yaml", Manifests.configMap("settings", "yellow"));
    }

    @Test
    void readsTheNewestTagInARange() {
        assertThat(render("--newest-tag", ">=1 <2", "--tag-prefix", "v").out()).contains("green");
        assertThat(render("--newest-tag", "~1.0", "--tag-prefix", "v").out()).contains("blue");
    }

    @Test
    void saysWhichTagsThereAreWhenNoneFits() {
        assertRefused(
                render("--newest-tag", ">=2", "--tag-prefix", "v"),
                "in the range >=2; the newest are v1.1.0, v1.0.0; expected one",
                "(GH2002)");
        assertRefused(render("--newest-tag", "x>1"), "range \"x>1\"", "expected bounds of versions");
    }

    @Test
    void readsWhatIsNotCommittedYetAndSaysThatItIsDirty() throws IOException {
        repository.write("settings.yaml", Manifests.configMap("settings", "black"));

        Ran plan = githops("plan", "--repo", repository.path(), "--working-tree", "--embedded");
        Ran preview = githops("preview", "--repo", repository.path(), "--working-tree", "--base", "main");

        assertThat(plan.out()).as(plan.err()).startsWith("plan for main (dirty)@");
        assertThat(preview.out()).as(preview.err()).contains("data.color: yellow -> black");
        assertThat(render().out()).contains("yellow");
    }

    @Test
    void takesOneRevisionOnly() {
        assertRefused(
                render("--ref", "main", "--newest-tag", ">=1", "--working-tree"),
                "--ref, --newest-tag, --working-tree: found more than one of them");
        assertRefused(
                githops("render", "--repo", "https://git.example/infra.git", "--working-tree"),
                "--working-tree: https://git.example/infra.git is no folder with .git in it");
    }

    @Test
    void readsSomeFilesOnly() throws IOException, GitAPIException {
        repository.commit("drafts/palette.yaml", Manifests.configMap("palette", "red"));

        assertThat(render().out().lines()).hasSize(2);
        assertThat(render("--ignore", "drafts/").out()).contains("settings").doesNotContain("palette");
        assertThat(render("--include", "palette.*").out()).contains("palette").doesNotContain("settings");
        assertRefused(render("--include", "[a"), "pattern \"[a\"");
    }

    @Test
    void saysWhatAFolderWithoutHistoryCannotHave() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));

        Ran render = githops(
                "render", "--repo", plain, "--working-tree", "--ignore", "drafts/", "--allowed-signers", "signers");

        assertRefused(
                render,
                "--working-tree, --ignore, --allowed-signers: " + plain + " is a folder without Git history",
                "Leave that out, or name a repository");
    }

    @Test
    void isConcernedByTagsWhenItFollowsThem() {
        String address = "https://git.example/team/infra.git";
        var repository = new HookedRepository(Set.of("git.example/team/infra"), null);
        var tagged = new WebhookEvent.Push(repository, "refs/tags/v1.2.0", "1a2b3c4d");
        var pushed = new WebhookEvent.Push(repository, "refs/heads/main", "1a2b3c4d");

        var tags = CommandLine.populateCommand(new RevisionOptions(), "--newest-tag", ">=1");
        var head = new RevisionOptions();

        assertThat(tags.isConcerned(tagged, address)).isTrue();
        assertThat(tags.isConcerned(pushed, address)).isFalse();
        assertThat(tags.isConcerned(tagged, "https://git.example/team/other.git"))
                .isFalse();
        assertThat(head.isConcerned(pushed, address)).isTrue();
        assertThat(head.isConcerned(tagged, address)).isFalse();
    }

    private Ran render(String... more) {
        return githops(Stream.concat(Stream.of("render", "--repo", repository.path()), Stream.of(more))
                .toArray());
    }

    private static void assertRefused(Ran ran, String... parts) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errorLines())
                .singleElement()
                .asString()
                .startsWith("error: ")
                .contains(parts);
    }
}
