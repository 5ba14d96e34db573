package io.githops.examples.cli;

import static io.githops.examples.cli.Ran.githops;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
    private static final String DATA_LOSS = "data-loss:PersistentVolumeClaim/default/data";

    private static final String VOLUME = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: default}
            spec:
              accessModes: [ReadWriteMany]
              volumeMode: Block
              storageClassName: harvester-longhorn
              resources: {requests: {storage: 1Gi}}
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
    void dropAVolumeAndASettingThatWereApplied() throws IOException, GitAPIException {
        served.reset();
        repository = GitFolder.create(folder.resolve("infra"))
                .commit("volume.yaml", VOLUME)
                .commit("settings.yaml", Manifests.configMap("settings", "blue"))
                .commit("names.yaml", Manifests.configMap("names", "red"));
        assertThat(sync("apply").exitCode()).isZero();
        repository.remove("volume.yaml").remove("settings.yaml");
    }

    @Test
    void leavesAloneWhatIsNoLongerDesiredUnlessAskedToPrune() {
        Ran apply = sync("apply");

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("ConfigMap default/settings: no longer desired, left alone");
        assertThat(volumeExists()).isTrue();
    }

    @Test
    void refusesToLoseDataWithoutApproval() {
        long writesBefore = served.embedded().writes();

        Ran apply = sync("apply", "--prune");

        assertThat(apply.exitCode()).isEqualTo(3);
        assertThat(apply.err()).startsWith("error: ").contains("PersistentVolumeClaim default/data", DATA_LOSS);
        assertThat(served.embedded().writes()).isEqualTo(writesBefore);
        assertThat(volumeExists()).isTrue();
    }

    @Test
    void refusesTheApprovalOfAnotherPlan() {
        long writesBefore = served.embedded().writes();

        Ran apply = sync("apply", "--prune", "--approve", DATA_LOSS, "--plan", "0".repeat(64));

        assertThat(apply.exitCode()).isEqualTo(3);
        assertThat(apply.err()).startsWith("error: ").contains("0".repeat(12));
        assertThat(served.embedded().writes()).isEqualTo(writesBefore);
        assertThat(volumeExists()).isTrue();
    }

    @Test
    void deletesWhatWasApproved() {
        Ran apply = sync("apply", "--prune", "--approve", DATA_LOSS, "--plan", hashOfPlan());

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("2 of 2 changes made");
        assertThat(volumeExists()).isFalse();
        assertThat(sync("plan", "--prune").out()).contains("nothing to do, 1 unchanged");
    }

    private String hashOfPlan() {
        Ran plan = sync("plan", "--prune");
        assertThat(plan.exitCode()).isEqualTo(2);
        return plan.out()
                .lines()
                .filter(line -> line.matches("plan [0-9a-f]{64}"))
                .map(line -> line.substring("plan ".length()))
                .findFirst()
                .orElseThrow();
    }

    private Ran sync(String command, String... more) {
        return githops(Stream.concat(
                        Stream.of(command, "--repo", repository.path(), "--kubeconfig", served.kubeconfig()),
                        Stream.of(more))
                .toArray());
    }

    private static boolean volumeExists() {
        try (Harvester harvester = served.client()) {
            return harvester
                    .get(GroupVersionKind.of("v1", "PersistentVolumeClaim"), "default", "data")
                    .isPresent();
        }
    }
}
