package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that was applied from a repository, and then changed by hand. */
class AcceptTest {
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
    void apply() throws IOException, GitAPIException {
        served.reset();
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("lab/settings.yaml", "# for all\n" + Manifests.configMap("settings", "blue # calm"))
                .commit("lab/names.yaml", Manifests.configMap("names", "red"));
    }

    @Test
    void showsWhatIsLiveAsAChangeOfTheManifestsThatDrifted() throws IOException {
        run("apply");
        patch("ConfigMap", "settings", "data", "color", "green");

        Ran accept = run("accept", "--committer", "Robot <robot@example.org>");

        assertThat(accept.exitCode()).as(accept.err()).isEqualTo(ExitCode.PENDING);
        assertThat(accept.out())
                .isEqualTo("main: Accept what is live\n~ lab/settings.yaml\nnothing was pushed; --push does it\n");
    }

    @Test
    void commitsSoThatThereIsNoDriftOnTheNewBranch() throws IOException {
        run("apply");
        patch("ConfigMap", "settings", "data", "color", "green");

        Ran accept = run("accept", "--committer", "Robot <robot@example.org>", "--new-branch", "drift/lab", "--push");
        Ran drift = run("drift", "--ref", "drift/lab");

        assertThat(accept.exitCode()).as(accept.err()).isZero();
        assertThat(accept.out()).contains("committed to drift/lab as ");
        assertThat(drift.out()).as(drift.err()).isEqualTo("no drift\n");
        assertThat(repository.read("drift/lab", "lab/settings.yaml"))
                .isEqualTo("# for all\n" + Manifests.configMap("settings", "green # calm"));
    }

    @Test
    void writesNothingOfWhatTheClusterFillsIn() throws IOException, GitAPIException {
        String machine = """
                apiVersion: kubevirt.io/v1
                kind: VirtualMachine
                metadata: {name: web, namespace: default}
                spec:
                  runStrategy: Manual # started by hand
                  template:
                    spec:
                      domain:
                        resources: {limits: {cpu: "1", memory: 1Gi}}
                        devices:
                          interfaces: [{name: default, masquerade: {}}]
                      networks: [{name: default, pod: {}}]
                """;
        repository.commit("lab/web.yaml", machine);
        run("apply");
        patch(GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine"), "web", "spec", "runStrategy", "Halted");

        Ran accept = run("accept", "--committer", "Robot <robot@example.org>", "--new-branch", "drift/lab", "--push");

        assertThat(accept.exitCode()).as(accept.err()).isZero();
        assertThat(accept.err()).isEmpty();
        assertThat(repository.read("drift/lab", "lab/web.yaml")).isEqualTo(machine.replace("Manual", "Halted"));
    }

    @Test
    void keepsValuesThatComeFromOtherObjects() throws IOException, GitAPIException {
        String linked = Manifests.configMap("linked", "blue") + "  of: githops.ref(ConfigMap/settings:metadata.uid)\n";
        repository.commit("lab/linked.yaml", linked);
        run("apply");
        patch("ConfigMap", "linked", "data", "color", "green");

        Ran accept = run("accept", "--committer", "Robot <robot@example.org>", "--new-branch", "drift/lab", "--push");

        assertThat(accept.exitCode()).as(accept.err()).isZero();
        assertThat(repository.read("drift/lab", "lab/linked.yaml")).isEqualTo(linked.replace("blue", "green"));
    }

    @Test
    void leavesOutWhatIsMissingAndWhatIsSecret() throws IOException, GitAPIException {
        repository.commit("lab/login.yaml", """
                apiVersion: v1
                kind: Secret
                metadata: {name: login, namespace: default}
                stringData: {password: open}
                """);
        run("apply");
        patch("Secret", "login", "stringData", "password", "swordfish");
        repository.commit("lab/lost.yaml", Manifests.configMap("lost", "black"));

        Ran accept = run("accept", "--committer", "Robot <robot@example.org>");

        assertThat(accept.exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(accept.out()).isEqualTo("nothing to commit\n");
        assertThat(accept.errorLines())
                .containsExactlyInAnyOrder(
                        "left out: Secret default/login: sensitive values differ, which are not written to files",
                        "left out: ConfigMap default/lost: missing in the cluster; delete its manifest to accept that");
    }

    @Test
    void leavesOutWhatABaseOfAnOverlaySays() throws IOException, GitAPIException {
        repository.commit("prod/githops.yaml", """
                apiVersion: githops.io/v1
                kind: Overlay
                bases: [../lab]
                """);
        run("apply");
        patch("ConfigMap", "settings", "data", "color", "green");

        Ran accept = githops(
                "accept",
                "--repo",
                repository.path(),
                "--path",
                "prod",
                "--kubeconfig",
                served.kubeconfig(),
                "--committer",
                "Robot <robot@example.org>");

        assertThat(accept.exitCode()).as(accept.err()).isEqualTo(ExitCode.PENDING);
        assertThat(accept.out()).isEqualTo("nothing to commit\n");
        assertThat(accept.err())
                .isEqualTo("left out: ConfigMap default/settings: its manifest lies in a base of an overlay;"
                        + " edit that or a patch by hand\n");
    }

    @Test
    void wantsTheBranchWhenTheRevisionIsAnother() {
        Ran accept = run("accept", "--committer", "Robot <robot@example.org>", "--ref", "main");

        assertThat(accept.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(accept.err()).startsWith("error: --branch: found none beside --ref; expected the branch");
    }

    private Ran run(String command, String... more) {
        Stream<Object> common =
                Stream.of(command, "--repo", repository.path(), "--path", "lab", "--kubeconfig", served.kubeconfig());
        return githops(Stream.concat(common, Stream.of(more)).toArray());
    }

    private static void patch(String kind, String name, String field, String key, String value) {
        patch(GroupVersionKind.of("v1", kind), name, field, key, value);
    }

    private static void patch(GroupVersionKind kind, String name, String field, String key, String value) {
        try (Harvester harvester = served.client()) {
            Mapping patch = Mapping.of(field, Mapping.of(key, new Text(value)));
            harvester.patch(kind, "default", name, Patch.merge(patch), "kubectl-edit");
        }
    }
}
