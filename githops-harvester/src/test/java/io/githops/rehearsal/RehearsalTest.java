package io.githops.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.Inventory;
import io.githops.diff.LiveObjects;
import io.githops.diff.Plan;
import io.githops.diff.PlanInput;
import io.githops.diff.Planner;
import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.Effect;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.reconcile.Reconciler;
import io.githops.rehearsal.RehearsalReport.Limit;
import io.githops.rehearsal.RehearsalReport.MachineEvent;
import io.githops.rehearsal.RehearsalReport.Seen;
import io.githops.rehearsal.RehearsalReport.Verdict;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final GroupVersionKind MACHINE_KIND = GroupVersionKind.of("kubevirt.io/v1", "VirtualMachine");
    private static final ResourceId WEB = ResourceId.of(MACHINE_KIND, "default", "web");
    private static final String IMAGE = """
            apiVersion: harvesterhci.io/v1beta1
            kind: VirtualMachineImage
            metadata: {name: tools}
            spec: {displayName: tools, sourceType: %s}
            """;
    private static final String MACHINE = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: web}
            spec:
              runStrategy: %s
              template:
                spec:
                  domain:
                    cpu: {cores: 1, sockets: 1, threads: 1}
                    resources: {limits: {cpu: 1, memory: 1Gi}}
                    devices:
                      interfaces: [{name: default, model: virtio, masquerade: {}}]
                  networks: [{name: default, pod: {}}]
            """;

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester harvester = Harvester.over(embedded.transport());

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        harvester.close();
        embedded.close();
    }

    @Test
    void followsAPlanUntilNothingIsLeftToDo() throws IOException {
        // region rehearse
        Plan plan = planned(latebound());
        RehearsalReport report = Rehearsal.builder(plan).live(harvester).build().run();
        String words = report.text();
        // endregion

        assertThat(report.verdict()).as(words).isEqualTo(Verdict.CONVERGES);
        assertThat(report.changesAgain()).isEmpty();
        assertThat(report.deviations()).isEmpty();
        assertThat(report.resources()).allSatisfy(state -> assertThat(state.health().isHealthy())
                .isTrue());
        assertThat(embedded.writes()).isZero();
    }

    @Test
    void tellsHowLongImportsAreWaitedForAndWhoWaits() throws IOException {
        RehearsalReport report =
                Rehearsal.builder(planned(latebound())).live(harvester).build().run();

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
        Plan plan = planned(IMAGE.formatted("upload") + "---\n" + """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: class}
                data: {name: "githops.ref(VirtualMachineImage/default/tools:status.storageClassName)"}
                """);

        RehearsalReport report = Rehearsal.builder(plan)
                .live(harvester)
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
        assertThat(report.skipped()).extracting(skipped -> skipped.change().id().name()).containsExactly("class");
        assertThat(report.text())
                .contains("blocks after 3 h 0 min: VirtualMachineImage default/tools")
                .contains("needed by ConfigMap default/class")
                .contains("the simulated time was up");
        assertThat(report.real()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void givesUpWhenTheRealTimeIsUp() {
        Plan plan = planned(IMAGE.formatted("upload"));

        RehearsalReport report = Rehearsal.builder(plan)
                .live(harvester)
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
        Plan plan = planned("""
                apiVersion: harvesterhci.io/v1beta1
                kind: KeyPair
                metadata: {name: ops}
                spec: {publicKey: none}
                """);

        RehearsalReport report = Rehearsal.builder(plan).live(harvester).build().run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(report.guards()).isNotEmpty();
        assertThat(report.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.cause()).hasMessageContaining("public key"));
        assertThat(report.text()).contains("failed: KeyPair default/ops");
    }

    @Test
    void seesAMachineStopAsThePlanSaid() {
        sync(MACHINE.formatted("Always"));

        RehearsalReport report = Rehearsal.builder(planned(MACHINE.formatted("Halted")))
                .live(harvester)
                .build()
                .run();

        assertThat(report.machines()).singleElement().satisfies(event -> {
            assertThat(event.machine()).isEqualTo(WEB);
            assertThat(event.seen()).isEqualTo(Seen.STOPPED);
            assertThat(event.isForeseen()).isTrue();
        });
        assertThat(report.text()).contains("web (kubevirt.io): stopped, as planned");
    }

    @Test
    void seesAMachineStart() {
        RehearsalReport report = Rehearsal.builder(planned(MACHINE.formatted("Always")))
                .live(harvester)
                .build()
                .run();

        assertThat(report.machines()).singleElement().satisfies(event -> assertThat(event.seen())
                .isEqualTo(Seen.STARTED));
    }

    @Test
    void tellsWhatHappensToAMachineThatThePlanLeavesAlone() {
        sync(MACHINE.formatted("Always"));
        Plan plan = planned(MACHINE.formatted("Always"));
        Mapping state = (Mapping) Json.parse(embedded.save());
        List<Mapping> withoutInstance = state.sequence("items").mappings().stream()
                .filter(item -> !item.text("kind").orElse("").equals("VirtualMachineInstance"))
                .toList();

        RehearsalReport report = Rehearsal.builder(plan)
                .state(Json.text(state.with("items", Sequence.of(withoutInstance))))
                .build()
                .run();

        assertThat(report.machines()).containsExactly(new MachineEvent(WEB, Seen.STARTED, Effect.NONE, false));
        assertThat(report.text()).contains("started; otherwise than planned: no effect");
    }

    @Test
    void tellsWhatIsChangedAgainAndAgain() {
        String quota = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings}
                data: {colour: green}
                """;
        UnaryOperator<Planner.Builder> options = planner -> planner;
        sync(quota);
        Plan plan = planned(MACHINE.formatted("Always").replace("memory: 1Gi", "memory: 1024Mi"), without());

        RehearsalReport report = Rehearsal.builder(plan)
                .live(harvester)
                .planning(RehearsalTest::withoutRules)
                .build()
                .run();

        assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.CHANGES_AGAIN);
        assertThat(report.text()).contains("changed again: VirtualMachine default/web");
    }

    private static Planner without() {
        return withoutRules(Planner.builder(Kinds.harvester())).build();
    }

    private static Planner.Builder withoutRules(Planner.Builder planner) {
        io.githops.diff.rule.NormalisationRule.standard().forEach(rule -> planner.withoutRule(rule.id()));
        return planner;
    }

    private void sync(String yaml) {
        try (Reconciler reconciler = Reconciler.builder(() -> snapshot(yaml), harvester)
                .concurrency(1)
                .pace(new io.githops.reconcile.Pace() {
                    @Override
                    public java.time.Instant now() {
                        return embedded.now();
                    }

                    @Override
                    public void pause(Duration duration) {
                        embedded.advance(duration);
                    }
                })
                .build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
        }
    }

    private Plan planned(String yaml) {
        return planned(yaml, Planner.builder(Kinds.harvester()).build());
    }

    private Plan planned(String yaml, Planner planner) {
        try (Reconciler reconciler = Reconciler.builder(() -> snapshot(yaml), harvester).build()) {
            return planner.plan(reconciler.plan().input());
        }
    }

    private static Snapshot snapshot(String yaml) {
        List<Resource> resources = ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("desired.yaml", yaml)))
                .orThrow();
        return Snapshot.of(Revision.of("0123456789abcdef", "main"), resources);
    }

    private static String latebound() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RehearsalTest.class.getResourceAsStream("/latebound/image.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
