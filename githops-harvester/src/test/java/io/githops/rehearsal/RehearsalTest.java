package io.githops.rehearsal;

import static io.githops.rehearsal.RehearsalScene.IMAGE;
import static io.githops.rehearsal.RehearsalScene.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.Guard;
import io.githops.diff.Plan;
import io.githops.diff.Planner;
import io.githops.diff.rule.NormalisationRule;
import io.githops.harvester.Harvester;
import io.githops.model.Kinds;
import io.githops.model.ResourceId;
import io.githops.rehearsal.RehearsalReport.Limit;
import io.githops.rehearsal.RehearsalReport.Verdict;
import io.githops.tree.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final RehearsalScene scene = new RehearsalScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void followsAPlanUntilNothingIsLeftToDo() throws IOException {
        Plan plan = scene.planned(latebound());
        Harvester harvester = scene.harvester;
        // region rehearse
        RehearsalReport report = Rehearsal.builder(plan).live(harvester).build().run();
        boolean isSafe = report.converges() && report.deviations().isEmpty();
        String words = report.text();
        // endregion

        assertThat(isSafe).as(words).isTrue();
        assertThat(report.changesAgain()).isEmpty();
        assertThat(report.resources())
                .allSatisfy(state -> assertThat(state.health().isHealthy()).isTrue());
        assertThat(scene.embedded.writes()).isZero();
    }

    @Test
    void tellsHowLongImportsAreWaitedForAndWhoWaits() throws IOException {
        RehearsalReport report = scene.rehearsal(latebound()).build().run();

        assertThat(report.waits())
                .filteredOn(wait -> wait.resource().kind().equals("VirtualMachineImage"))
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.isOver()).isTrue();
                    assertThat(wait.took()).isGreaterThan(Duration.ofSeconds(1));
                    assertThat(wait.waiting())
                            .extracting(ResourceId::kind)
                            .contains("PersistentVolumeClaim", "VirtualMachine");
                });
        assertThat(report.simulated()).isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void namesWhatBlocksWhenTheSimulatedTimeIsUp() {
        RehearsalReport report = scene.rehearsal(IMAGE.formatted("upload") + "---\n" + """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: class}
                        data: {name: "githops.ref(VirtualMachineImage/default/tools:status.storageClassName)"}
                        """)
                .simulatedLimit(Duration.ofHours(3))
                .build()
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.UNFINISHED);
        assertThat(report.limit()).isEqualTo(Limit.SIMULATED_TIME);
        assertThat(report.simulated()).isEqualTo(Duration.ofHours(3));
        assertThat(report.waits()).singleElement().satisfies(wait -> {
            assertThat(wait.resource().name()).isEqualTo("tools");
            assertThat(wait.isOver()).isFalse();
            assertThat(wait.waiting()).extracting(ResourceId::name).containsExactly("class");
        });
        assertThat(report.skipped())
                .extracting(skipped -> skipped.change().id().name())
                .containsExactly("class");
        assertThat(report.text())
                .contains("blocks after 3 h 0 min: VirtualMachineImage default/tools")
                .contains("needed by ConfigMap default/class")
                .contains("the simulated time was up");
    }

    @Test
    void givesUpWhenTheRealTimeIsUp() {
        RehearsalReport report = scene.rehearsal(IMAGE.formatted("upload"))
                .realLimit(Duration.ofNanos(1))
                .build()
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.UNFINISHED);
        assertThat(report.limit()).isEqualTo(Limit.REAL_TIME);
        assertThat(report.failure()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void tellsWhatAWebhookRefusesInItsWords() {
        RehearsalReport report = scene.rehearsal("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: KeyPair
                        metadata: {name: ops}
                        spec: {publicKey: none}
                        """).build().run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(report.guards()).extracting(Guard::code).containsExactly(Guard.Code.REFUSAL);
        assertThat(report.text()).contains("held back without approval: KeyPair default/ops");
        assertThat(report.text())
                .containsPattern(
                        "failed: .*webhook \"validator.harvesterhci.io\" denied the request: key is not in valid");
    }

    @Test
    void tellsWhatIsChangedAgainAndAgain() {
        Plan plan = scene.planned(
                MACHINE.formatted("Always").replace("memory: 1Gi", "memory: 1024Mi"),
                withoutRules(Planner.builder(Kinds.harvester())));

        RehearsalReport report = Rehearsal.builder(plan)
                .live(scene.harvester)
                .planning(RehearsalTest::withoutRules)
                .build()
                .run();

        assertThat(report.verdict()).isEqualTo(Verdict.CHANGES_AGAIN);
        assertThat(report.changesAgain()).isNotEmpty();
        assertThat(report.text()).contains("changed again: VirtualMachine default/web");
    }

    @Test
    void writesTheReportForPrograms() {
        RehearsalReport report =
                scene.rehearsal(MACHINE.formatted("Always")).build().run();

        assertThat(Json.parse(report.json())).isEqualTo(report.toTree());
        assertThat(report.json())
                .contains("\"verdict\":\"converges\"")
                .contains("\"seen\":\"started\"")
                .contains("\"limit\":\"none\"");
        assertThat(report).hasToString("rehearsal of main@01234567: converges");
    }

    private static Planner.Builder withoutRules(Planner.Builder planner) {
        NormalisationRule.standard().forEach(rule -> planner.withoutRule(rule.id()));
        return planner;
    }

    private static String latebound() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RehearsalTest.class.getResourceAsStream("/latebound/image.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
