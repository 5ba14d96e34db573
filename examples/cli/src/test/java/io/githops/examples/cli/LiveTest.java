package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a cluster without a repository. */
class LiveTest {
    private static final GroupVersionKind MACHINE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final GroupVersionKind INSTANCE = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachineInstance");

    @TempDir
    private static Path folder;

    private static ServedHarvester served;

    @BeforeAll
    static void serve() throws IOException {
        served = ServedHarvester.start(folder);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @BeforeEach
    void hasAHaltedMachine() {
        served.reset();
        try (Harvester client = served.client()) {
            client.apply(Resource.of((Mapping) Json.parse("""
                    {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
                     "metadata": {"name": "web", "namespace": "default"},
                     "spec": {"runStrategy": "Manual", "template": {"spec": {"domain": {
                       "resources": {"limits": {"cpu": "1", "memory": "1Gi"}}, "devices": {}}}}}}""")), ApplyOptions.forced("test"));
        }
    }

    @Test
    void startsAMachine() {
        Ran power = githops("power", "start", "default/web", "--kubeconfig", served.kubeconfig());

        assertThat(power).isEqualTo(new Ran(ExitCode.DONE, "default/web: asked to start" + System.lineSeparator(), ""));
        try (Harvester client = served.client()) {
            Mapping machine =
                    client.get(MACHINE, "default", "web").orElseThrow().tree();
            boolean isAsked = machine.mapping("status").has("stateChangeRequests");
            boolean isStarted = client.get(INSTANCE, "default", "web").isPresent();
            assertThat(isAsked || isStarted).isTrue();
        }
    }

    @Test
    void saysWhyAMachineIsNotStopped() {
        Ran power = githops("power", "stop", "default/web", "--kubeconfig", served.kubeconfig());

        assertThat(power.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(power.errorLines()).singleElement().asString().contains("VM is not running");
    }

    @Test
    void wantsTheNamespaceOfAMachine() {
        Ran power = githops("power", "start", "web", "--kubeconfig", served.kubeconfig());

        assertThat(power.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(power.errorLines()).singleElement().asString().contains("expected the namespace and name");
    }

    @Test
    void tellsWhatIsThereAndThenWhatChanges() {
        Ran watch = githops(
                "watch",
                "virtualmachines",
                "--namespace",
                "default",
                "--seconds",
                2,
                "--kubeconfig",
                served.kubeconfig());

        assertThat(watch.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(watch.out().lines()).contains("added VirtualMachine default/web (kubevirt.io)");
    }

    @Test
    void runsNoProgramThatIsNotAllowed() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("plugin"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: lab, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: me, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: some-login,
                  interactiveMode: Never}}}]
                contexts: [{name: lab, context: {cluster: lab, user: me}}]
                current-context: lab
                """);

        Ran power = githops("power", "start", "default/web", "--kubeconfig", kubeconfig);

        assertThat(power.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(power.err()).contains("some-login");
    }
}
