package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import io.githops.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: login, namespace: default}
            stringData: {password: correct-horse-battery}
            """;
    private static ServedHarvester served;

    @TempDir
    Path folder;

    private GitFolder repository;

    @BeforeAll
    static void serve(@TempDir Path folder) throws IOException {
        served = ServedHarvester.start(folder);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @BeforeEach
    void commitASettingAndASecret() throws IOException, GitAPIException {
        served.reset();
        repository = GitFolder.create(folder.resolve("my infra"))
                .commit("lab/all.yaml", Manifests.configMap("settings", "blue") + "---\n" + SECRET);
    }

    @Test
    void rendersOneObjectToALine() {
        Ran render = githops("render", "--repo", repository.path());

        assertThat(render.exitCode()).isZero();
        assertThat(render.out().lines().map(line -> text(Json.parse(line), "kind")))
                .containsExactly("ConfigMap", "Secret");
    }

    @Test
    void givesThePlanAsJson() {
        Ran plan = json("plan");

        assertThat(plan.exitCode()).isEqualTo(2);
        Mapping tree = (Mapping) Json.parse(plan.out());
        assertThat(text(tree, "schema")).isEqualTo("githops.io/plan/v1");
        assertThat(tree.sequence("changes").items()).hasSize(2);
    }

    @Test
    void givesTheResultAsJsonAlone() {
        Ran apply = json("apply");

        Mapping tree = (Mapping) Json.parse(apply.out());
        assertThat(tree.get("succeeded")).isEqualTo(Bool.TRUE);
        assertThat(tree.sequence("outcomes").items())
                .allSatisfy(outcome -> assertThat(text(outcome, "status")).isEqualTo("done"));
    }

    @Test
    void givesStatusAndDriftAsJsonLists() {
        Sequence status = (Sequence) Json.parse(json("status").out());
        Sequence drift = (Sequence) Json.parse(json("drift").out());

        assertThat(status.items())
                .first()
                .satisfies(item -> assertThat(text(item, "pending")).isEqualTo("create"));
        assertThat(drift.texts())
                .containsExactly("ConfigMap default/settings: missing", "Secret default/login: missing");
    }

    @Test
    void keepsSecretsOutOfEverythingButRender() {
        for (String command : new String[] {"plan", "drift", "status", "apply", "plan"}) {
            Ran text = githops(command, "--repo", repository.path(), "--kubeconfig", served.kubeconfig());
            Ran json = json(command);

            assertThat(text.out() + text.err() + json.out() + json.err())
                    .doesNotContain(
                            "correct-horse",
                            "Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5",
                            served.embedded().token());
        }
    }

    @Test
    void takesOptionsInAnyOrder() {
        Ran plan = githops(
                "--debug",
                "plan",
                "--output=json",
                "--prune",
                "--kubeconfig=" + served.kubeconfig(),
                "--path=/lab/",
                "--context=embedded",
                "--ref=refs/heads/main",
                "--repo=" + repository.path());

        assertThat(plan.err()).isEmpty();
        assertThat(plan.exitCode()).isEqualTo(2);
    }

    @Test
    void readsAPlainFolderAsItLies() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain folder/lab"));
        Files.writeString(plain.resolve("settings.yaml"), Manifests.configMap("settings", "blue"));

        Ran plan = githops("plan", "--repo", plain.getParent(), "--path", "lab", "--embedded");

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out()).contains("+ ConfigMap default/settings");
    }

    @Test
    void rendersAnOverlayOfARepositoryAndOfAPlainFolderAlike() throws IOException, GitAPIException {
        String overlay = "apiVersion: githops.io/v1\nkind: Overlay\nbases: [../../lab]\nnamePrefix: prod-\n";
        GitFolder versioned = GitFolder.create(folder.resolve("versioned"))
                .commit("lab/settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("environments/prod/githops.yaml", overlay);
        Path plain = Files.createDirectories(folder.resolve("plain"));
        for (String file : List.of("lab/settings.yaml", "environments/prod/githops.yaml")) {
            Files.createDirectories(plain.resolve(file).getParent());
            Files.copy(versioned.path().resolve(file), plain.resolve(file));
        }

        Ran git = githops("render", "--repo", versioned.path(), "--path", "environments/prod");
        Ran files = githops("render", "--repo", plain, "--path", "/environments/prod/");

        assertThat(git.err()).isEmpty();
        assertThat(git.out()).contains("\"name\":\"prod-settings\"").doesNotContain("githops.io");
        assertThat(files.out()).isEqualTo(git.out());
    }

    @Test
    void readsARepositoryByARelativePath() {
        Path here = Path.of("").toAbsolutePath();

        Ran render = githops("render", "--repo", here.relativize(repository.path()), "--path", "./lab");

        assertThat(render.err()).isEmpty();
        assertThat(render.exitCode()).isZero();
    }

    @Test
    void readsTheRepositoryThatTheWorkingFolderIs() {
        Ran render = githops("render", "--repo", ".", "--path", "no/such/folder");

        assertThat(render.exitCode()).isEqualTo(1);
        assertThat(render.err()).startsWith("error: ").contains("no/such/folder");
    }

    private Ran json(String command) {
        return githops(command, "--repo", repository.path(), "--kubeconfig", served.kubeconfig(), "--output", "json");
    }

    private static String text(Tree tree, String field) {
        return ((Mapping) tree).text(field).orElseThrow();
    }
}
