package io.githops.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.diff.Plan;
import io.githops.diff.ResourceChange;
import io.githops.diff.ResourceChange.Action;
import io.githops.diff.apply.ApplyResult;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs every benchmark once, on a fleet small enough for each build. */
class BenchmarksTest {
    private static final int MACHINES = 60;

    @BeforeEach
    void needsTheMachineThatFleetsAreMadeFrom() {
        assumeTrue(Fleet.missing().isEmpty(), () -> Fleet.missing().orElse(""));
    }

    @Test
    void fleetsHaveMachinesOfTheirOwnInFiftyNamespaces() {
        List<Mapping> machines = Fleet.of(MACHINES).live().stream()
                .map(json -> (Mapping) Json.parse(json))
                .toList();

        assertThat(machines)
                .extracting(machine -> machine.mapping("metadata").text("name").orElse(""))
                .doesNotHaveDuplicates()
                .startsWith("vm-0", "vm-1")
                .hasSize(MACHINES);
        assertThat(machines)
                .extracting(
                        machine -> machine.mapping("metadata").text("namespace").orElse(""))
                .startsWith("team-0", "team-1")
                .endsWith("team-8", "team-9");
    }

    @Test
    void everyLibraryReadsAllManifests() throws IOException {
        var benchmark = new ManifestBenchmark();
        benchmark.machines = MACHINES;
        benchmark.write();

        assertThat(benchmark.githops()).hasSize(MACHINES).isEqualTo(benchmark.githopsOnTwoCores());
        assertThat(benchmark.githopsWithSchema()).isEqualTo(benchmark.githops());
        assertThat(benchmark.jackson()).hasSize(MACHINES);
        assertThat(benchmark.fabric8())
                .extracting(resource -> resource.getMetadata().getName())
                .containsExactlyElementsOf(
                        benchmark.githops().stream().map(Resource::name).toList());
        benchmark.stop();
    }

    @Test
    void bothLibrariesReadTheWholeLiveList() throws IOException {
        var benchmark = new LiveListBenchmark();
        benchmark.machines = MACHINES;
        benchmark.write();

        assertThat(benchmark.githops()).hasSize(MACHINES);
        assertThat(benchmark.jackson().get("items")).hasSize(MACHINES);
    }

    @Test
    void viewsShowTheMachine() {
        var benchmark = new ViewBenchmark();

        assertThat(benchmark.viewOfDesired().metadata().name()).isEqualTo("vm-0");
        assertThat(benchmark.viewOfLive().metadata().name()).isEqualTo("vm-0");
        assertThat(benchmark.resourceOfBuilt().name()).isEqualTo("vm-0");
    }

    @Test
    void plansFindWhatChangedInTheFleet() throws IOException {
        var benchmark = new PlanBenchmark();
        benchmark.machines = MACHINES;
        benchmark.read();
        var trees = new PlanBenchmark.JacksonTrees();
        trees.read(benchmark);

        assertThat(actions(benchmark.unchanged())).containsOnly(Map.entry(Action.UNCHANGED, MACHINES));
        assertThat(actions(benchmark.changed()))
                .containsOnly(Map.entry(Action.UPDATE, 1), Map.entry(Action.UNCHANGED, MACHINES - 1));
        assertThat(benchmark.again().hash()).isEqualTo(benchmark.changed().hash());
        assertThat(benchmark.unchangedByZjsonpatch(trees)).hasSize(MACHINES);
        assertThat(benchmark.changedByZjsonpatch(trees)).hasSize(MACHINES);
    }

    @Test
    void predictionsShowWhatTheServerStores() {
        var benchmark = new PredictionBenchmark();

        assertThat(benchmark.unchanged()).isInstanceOf(ApplyResult.Applied.class);
        assertThat(benchmark.changed()).isInstanceOf(ApplyResult.Applied.class).isNotEqualTo(benchmark.unchanged());
    }

    @Test
    void sourcesReadEveryManifestAndThenWhatChanged() throws IOException, InterruptedException {
        assumeTrue(Git.missing().isEmpty(), () -> Git.missing().orElse(""));
        var benchmark = new GitBenchmark();
        benchmark.machines = MACHINES;
        benchmark.commits = 4;
        benchmark.create();
        var local = new GitBenchmark.LocalSource();
        local.open(benchmark);
        local.commit();
        var remote = new GitBenchmark.RemoteSource();
        remote.open(benchmark);
        remote.commit();
        var clone = new GitBenchmark.RemoteClone();
        clone.open(benchmark);
        clone.commit();

        assertThat(benchmark.first().resources()).hasSize(MACHINES);
        assertThat(benchmark.firstFromFiles()).hasSize(MACHINES);
        assertThat(benchmark.next(local).resources()).hasSize(MACHINES);
        assertThat(benchmark.nextFetched(remote)).isNotSameAs(benchmark.next(local));
        assertThat(benchmark.unchanged(remote)).isSameAs(benchmark.unchanged(remote));
        assertThat(benchmark.nextFetchedByGit(clone)).matches("group-\\d+/vm-\\d+\\.yaml\n");

        local.close();
        remote.close();
        clone.close();
        benchmark.delete();
    }

    private static Map<Action, Integer> actions(Plan plan) {
        return plan.changes().stream().collect(Collectors.toMap(ResourceChange::action, change -> 1, Integer::sum));
    }
}
