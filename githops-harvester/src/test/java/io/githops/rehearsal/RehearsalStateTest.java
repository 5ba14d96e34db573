package io.githops.rehearsal;

import static io.githops.rehearsal.RehearsalScene.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.diff.Plan;
import io.githops.diff.ResourceChange.Action;
import io.githops.model.Kinds;
import io.githops.rehearsal.RehearsalReport.EndState;
import io.githops.rehearsal.RehearsalReport.Verdict;
import io.githops.tree.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalStateTest {
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {colour: %s}
            """;
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: %s}
            stringData: {password: %s}
            """;

    private static final String NOTHING = "{\"items\": []}";

    private final RehearsalScene scene = new RehearsalScene();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void comesFromThePlanAloneWhenNothingElseIsGiven() {
        scene.sync(SETTINGS.formatted("green"));
        Plan plan = scene.planned(SETTINGS.formatted("red") + "---\n" + MACHINE.formatted("Always"));

        RehearsalReport report = Rehearsal.builder(plan).build().run();

        assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.CONVERGES);
        assertThat(report.deviations()).isEmpty();
    }

    @Test
    void comesFromASnapshotFileWithoutACluster() {
        scene.sync(SETTINGS.formatted("green"));
        Plan plan = scene.planned(SETTINGS.formatted("red"));
        Path file = folder.resolve("lab.json");
        scene.embedded.save(file);
        scene.close();

        // region offline
        RehearsalReport report = Rehearsal.builder(plan).state(file).build().run();
        // endregion

        assertThat(report.converges()).isTrue();
    }

    @Test
    void hasNodesAndTheLikeThatASnapshotLeavesOut() {
        Plan plan = scene.planned(MACHINE.formatted("Always"));

        RehearsalReport report = Rehearsal.builder(plan).state(NOTHING).build().run();

        assertThat(report.converges()).as(report.text()).isTrue();
    }

    @Test
    void tellsWhatHoldsADeletionBack() {
        String held = SETTINGS.formatted("green").replace("name: settings", "name: settings, finalizers: [demo/hold]");
        scene.sync(held + "---\n" + SECRET.formatted("kept", "marker-1"));

        RehearsalReport report =
                scene.rehearsal(SECRET.formatted("kept", "marker-1")).build().run();

        assertThat(report.verdict()).isEqualTo(Verdict.UNFINISHED);
        assertThat(report.text()).contains("failed: ConfigMap default/settings", "held by demo/hold");
    }

    @Test
    void isOneOnly() {
        RehearsalBuilder rehearsal = scene.rehearsal(SETTINGS.formatted("green"));

        assertThatThrownBy(() -> rehearsal.state(NOTHING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected one state to start from");
    }

    @Test
    void deletesWhatThePlanPrunes() {
        scene.sync(SETTINGS.formatted("green") + "---\n" + SECRET.formatted("kept", "marker-1"));
        Plan plan = scene.planned(SECRET.formatted("kept", "marker-1"));
        assertThat(plan.changes(Action.PRUNE)).hasSize(1);

        RehearsalReport report =
                Rehearsal.builder(plan).live(scene.harvester).build().run();

        assertThat(report.converges()).isTrue();
        assertThat(report.resources())
                .filteredOn(state -> state.live() == null)
                .extracting(state -> state.id().name())
                .containsExactly("settings");
    }

    @Test
    void holdsNoSecretThatIsShown() {
        scene.sync(SECRET.formatted("theirs", "marker-1") + "---\n" + SECRET.formatted("ours", "marker-2"));
        Plan plan = scene.planned(SECRET.formatted("ours", "marker-3"));

        RehearsalReport report =
                Rehearsal.builder(plan).live(scene.harvester).build().run();

        assertThat(report.converges()).isTrue();
        assertThat(report.text() + report.json() + report + report.resources() + report.outcomes())
                .doesNotContain("marker", "bWFya2Vy");
        assertThat(report.resources())
                .filteredOn(state -> state.live() != null)
                .extracting(EndState::live)
                .allSatisfy(live -> assertThat(Json.text(live.tree())).doesNotContain("marker", "bWFya2Vy"));
    }

    @Test
    void leavesTheValuesOfSecretsInTheClusterThatThePlanDoesNotKnow() {
        Plan plan = scene.planned(SETTINGS.formatted("green"));
        scene.sync(SECRET.formatted("theirs", "marker-1"));

        String state = new RehearsalState(plan, Kinds.harvester(), NOTHING).ofCluster(scene.harvester);

        assertThat(state).contains("theirs").doesNotContain("bWFya2Vy", "marker");
    }

    @Test
    void mayBeOtherThanWhatThePlanWasMadeFromAndThatIsTold() {
        Plan plan = scene.planned(SETTINGS.formatted("red"));
        scene.sync(SETTINGS.formatted("red"));

        RehearsalReport report =
                Rehearsal.builder(plan).live(scene.harvester).build().run();

        assertThat(report.deviations()).extracting(id -> id.name()).containsExactly("settings");
        assertThat(report.text()).contains("otherwise than planned: ConfigMap default/settings");
    }

    @Test
    void isTheSameForEachRunButForItsSeconds() {
        Plan plan = scene.planned(MACHINE.formatted("Always"));
        Rehearsal rehearsal = Rehearsal.builder(plan).live(scene.harvester).build();

        assertThat(withoutSeconds(rehearsal.run())).isEqualTo(withoutSeconds(rehearsal.run()));
    }

    private static String withoutSeconds(RehearsalReport report) {
        return report.json().replaceAll("(?i)seconds\":[0-9]+", "seconds\":0");
    }

    @Test
    void isRefusedWhenItIsNoListOfObjects() {
        Plan plan = scene.planned(SETTINGS.formatted("red"));

        assertThatThrownBy(() -> Rehearsal.builder(plan).state("{}").build().run())
                .isInstanceOf(RehearsalException.class)
                .hasMessageContaining("no list of objects; expected a JSON mapping with items")
                .hasMessageEndingWith("(GH3901)");
        assertThatThrownBy(() -> Rehearsal.builder(plan)
                        .state(folder.resolve("missing.json"))
                        .build()
                        .run())
                .isInstanceOf(RehearsalException.class)
                .hasMessageContaining("missing.json: the snapshot cannot be read");
    }
}
