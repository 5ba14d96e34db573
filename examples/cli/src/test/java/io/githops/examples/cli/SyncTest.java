package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
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
    void commitTwoManifests() throws IOException, GitAPIException {
        served.reset();
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("lab/settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("lab/names.yaml", Manifests.configMap("names", "red"));
    }

    @Test
    void plansWhatIsMissingAndWritesNothing() {
        long writesBefore = served.embedded().writes();

        Ran plan = sync("plan");

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.out())
                .startsWith("plan for main@")
                .contains("by Ada", "+ ConfigMap default/settings", "2 to create")
                .endsWith("\n");
        assertThat(plan.err()).isEmpty();
        assertThat(served.embedded().writes()).isEqualTo(writesBefore);
    }

    @Test
    void appliesThePlanAndTellsOfEachChange() {
        Ran apply = sync("apply");

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("[1/2] create ConfigMap default/", "[2/2] create ", "2 of 2 changes made in ");
        assertThat(color("settings")).isEqualTo("blue");
    }

    @Test
    void hasNothingToDoAfterwards() {
        sync("apply");

        Ran plan = sync("plan");
        Ran apply = sync("apply");

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out()).contains("nothing to do, 2 unchanged");
        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("nothing to do, 2 unchanged").doesNotContain("[1/");
    }

    @Test
    void namesWhoChangedTheClusterByHand() {
        sync("apply");
        paintByHand("green");

        Ran drift = sync("drift");

        assertThat(drift.exitCode()).isEqualTo(2);
        assertThat(drift.out())
                .contains("ConfigMap default/settings: data.color", "green", "blue", "set by kubectl-edit")
                .contains("1 resource differs");
    }

    @Test
    void healsWhatWasChangedByHand() {
        sync("apply");
        paintByHand("green");

        Ran apply = sync("apply");

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("1 of 1 changes made");
        assertThat(color("settings")).isEqualTo("blue");
        assertThat(sync("drift")).extracting(Ran::exitCode, Ran::out).containsExactly(0, "no drift\n");
    }

    @Test
    void showsTheStatusOfEachResource() {
        Ran before = sync("status");
        sync("apply");
        Ran after = sync("status");

        assertThat(before.exitCode()).isEqualTo(2);
        assertThat(before.out())
                .isEqualTo("ConfigMap default/names: create pending, missing: not in the cluster\n"
                        + "ConfigMap default/settings: create pending, missing: not in the cluster\n");
        assertThat(after.exitCode()).isZero();
        assertThat(after.out())
                .isEqualTo("ConfigMap default/names: in sync, healthy\nConfigMap default/settings: in sync, healthy\n");
    }

    @Test
    void appliesAnEarlierRevisionAgain() throws IOException, GitAPIException {
        sync("apply");
        String first = repository.head();
        repository.commit("lab/settings.yaml", Manifests.configMap("settings", "yellow"));
        sync("apply");
        assertThat(color("settings")).isEqualTo("yellow");

        Ran back = sync("apply", "--ref", first);

        assertThat(back.exitCode()).isZero();
        assertThat(color("settings")).isEqualTo("blue");
    }

    @Test
    void writesNothingWhenThePlanCannotBeMadeAsAWhole() throws IOException, GitAPIException {
        repository.commit(
                "lab/lost.yaml",
                Manifests.configMap("lost", "black").replace("namespace: default", "namespace: nowhere"));

        Ran apply = sync("apply");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err()).contains("ConfigMap nowhere/lost", "nothing was written", "GH3412");
        try (Harvester harvester = served.client()) {
            assertThat(harvester.get(CONFIG_MAP, "default", "settings")).isEmpty();
        }
    }

    @Test
    void keepsAnAuditTrailThatIsVerified() throws IOException {
        Path trail = folder.resolve("trail");
        sync("apply", "--audit", trail.toString());

        Ran valid = githops("audit", trail);
        try (Stream<Path> files = Files.list(trail)) {
            Path file = files.filter(path -> path.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, Files.readString(file).replace("Ada", "Bob"));
        }
        Ran forged = githops("audit", trail);

        assertThat(valid.exitCode()).isZero();
        assertThat(valid.out()).startsWith("valid, ");
        assertThat(forged.exitCode()).isEqualTo(1);
        assertThat(forged.out()).contains(".jsonl:1: found a line that is not as it was written");
    }

    @Test
    void writesNothingOutsideOfItsWindows() {
        Ran apply = sync("apply", "--window", "deny daily 00:00-00:00 UTC");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.errorLines()).hasSize(2).allMatch(line -> line.contains("GH3602"));
        assertThat(sync("plan", "--window", "sometimes").errorLines())
                .singleElement()
                .asString()
                .contains("--window: sync window: found \"sometimes\"");
    }

    @Test
    void takesOverWhatOthersMadeOnlyWhenToldTo() {
        try (Harvester harvester = served.client()) {
            harvester.create(
                    Resource.of(
                            (Mapping)
                                    Json.parse(
                                            "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\":"
                                                    + " {\"name\": \"settings\", \"namespace\": \"default\"}, \"data\": {\"color\": \"green\"}}")),
                    "somebody");
        }

        assertThat(sync("apply").exitCode()).isEqualTo(3);
        assertThat(color("settings")).isEqualTo("green");
        assertThat(sync("apply", "--adopt", "change").exitCode()).isZero();
        assertThat(color("settings")).isEqualTo("blue");
    }

    private Ran sync(String command, String... more) {
        return githops(Stream.concat(
                        Stream.of(
                                command,
                                "--repo",
                                repository.path(),
                                "--path",
                                "lab",
                                "--kubeconfig",
                                served.kubeconfig()),
                        Stream.of(more))
                .toArray());
    }

    private static void paintByHand(String color) {
        try (Harvester harvester = served.client()) {
            Mapping patch = Mapping.of("data", Mapping.of("color", new Text(color)));
            harvester.patch(CONFIG_MAP, "default", "settings", Patch.merge(patch), "kubectl-edit");
        }
    }

    private static String color(String name) {
        try (Harvester harvester = served.client()) {
            return harvester
                    .get(CONFIG_MAP, "default", name)
                    .flatMap(map -> map.tree().mapping("data").text("color"))
                    .orElseThrow();
        }
    }
}
