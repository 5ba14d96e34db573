package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.model.GroupVersionKind;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    @TempDir
    Path folder;

    private ServedHarvester served;
    private GitFolder repository;
    private Thread running = new Thread();

    @BeforeEach
    void serve() throws IOException, GitAPIException {
        served = ServedHarvester.start(folder);
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("lab/settings.yaml", Manifests.configMap("settings", "blue"));
    }

    @AfterEach
    void close() {
        running.interrupt();
        served.close();
    }

    @Test
    void keepsTheClusterAsTheRepositorySaysUntilItIsStopped() throws Exception {
        CompletableFuture<Ran> run = start("--interval", "1");
        awaitColor("blue");

        paintByHand("green");
        awaitColor("blue");
        repository.commit("lab/settings.yaml", Manifests.configMap("settings", "yellow"));
        awaitColor("yellow");
        running.interrupt();

        Ran ran = run.get(30, TimeUnit.SECONDS);
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("[1/1] create ConfigMap default/settings", "AUTOMATIC, ");
        assertThat(ran.errorLines()).singleElement().asString().startsWith("drift: the cluster differs from main@");
    }

    @Test
    void proposesWithoutWriting() throws Exception {
        Ran ran = githops(arguments("--mode", "propose", "--seconds", "2"));

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.errorLines()).singleElement().asString().startsWith("proposed: apply --plan ");
        assertThat(color()).isEmpty();
    }

    @Test
    void takesNoWebhooksWithoutASecret() {
        Ran none = githops(arguments("--webhook", "0"));
        Ran unset = githops(arguments("--webhook", "0", "--webhook-secret-env", "GITHOPS_NOT_SET"));
        Ran noPort = githops(arguments("--webhook", "here", "--webhook-secret-env", "PATH"));

        assertThat(none.err()).contains("--webhook: found no secret; expected --webhook-secret-env");
        assertThat(unset.err()).contains("--webhook-secret-env: found nothing in GITHOPS_NOT_SET");
        assertThat(noPort.err()).contains("--webhook here: expected a port, or an address and a port");
        assertThat(color()).isEmpty();
    }

    @Test
    void takesWebhooksWhileItRuns() {
        Ran ran = githops(arguments("--webhook", "0", "--webhook-secret-env", "PATH", "--seconds", "1"));

        assertThat(ran.err()).containsPattern("taking webhooks at \\S+:[0-9]+\n");
    }

    @Test
    void goesOnWithTheLastGoodCommitAndSaysSo() throws Exception {
        var err = new StringWriter();
        var out = new StringWriter();
        running = new Thread(() -> Githops.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Stream.of(arguments("--interval", "1", "--last-good", "60"))
                        .map(Object::toString)
                        .toArray(String[]::new)));
        running.start();
        awaitColor("blue");

        repository.commit("lab/settings.yaml", "kind: [");
        await(() -> err.toString().contains("stale: still at main@"));
        paintByHand("green");
        awaitColor("blue");
        running.interrupt();
        running.join();

        assertThat(err.toString()).contains("lab/settings.yaml");
        assertThat(out.toString()).endsWith("newest refused or out of reach\n");
    }

    private CompletableFuture<Ran> start(String... more) {
        var result = new CompletableFuture<Ran>();
        running = new Thread(() -> result.complete(githops(arguments(more))));
        running.start();
        return result;
    }

    private Object[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                "--repo",
                                repository.path(),
                                "--path",
                                "lab",
                                "--kubeconfig",
                                served.kubeconfig()),
                        Stream.of(more))
                .toArray();
    }

    private void awaitColor(String wanted) {
        await(() -> color().equals(Optional.of(wanted)));
    }

    private static void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.onSpinWait();
        }
    }

    private void paintByHand(String color) {
        try (Harvester harvester = served.client()) {
            Mapping patch = Mapping.of("data", Mapping.of("color", new Text(color)));
            harvester.patch(CONFIG_MAP, "default", "settings", Patch.merge(patch), "kubectl-edit");
        }
    }

    private Optional<String> color() {
        try (Harvester harvester = served.client()) {
            return harvester
                    .get(CONFIG_MAP, "default", "settings")
                    .flatMap(map -> map.tree().mapping("data").text("color"));
        }
    }
}
