package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.diff.Approval;
import io.githops.diff.Plan;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.reconcile.Outcome;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.reconcile.SyncResult;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            data: {colour: green}
            """;
    private static final String SECRET = """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: token, namespace: default}
            stringData: {key: hunter2}
            """;
    private static final String CLAIM = """
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: default}
            spec:
              accessModes: [ReadWriteMany]
              volumeMode: Block
              resources: {requests: {storage: 1Gi}}
            """;

    private final Workshop workshop = new Workshop();
    private final AuditMemory memory = new AuditMemory();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void saysWhoChangedWhatWhenAndWhy() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail =
                options(memory).signer(revision -> Optional.of("Ada's key")).build()) {
            Reconciler reconciler = listened(trail);
            reconciler.sync();
            workshop.commit("c2", "Paint it red (OPS-12)\n\nCloses #45", CONFIG.replace("green", "red"));
            reconciler.sync();
        }

        assertThat(last(AuditKind.PLAN).content().mapping("why").text("message"))
                .contains("Paint it red (OPS-12)\n\nCloses #45");
        Mapping outcome = last(AuditKind.OUTCOME).content();
        assertThat(outcome.text("time")).contains("2026-11-21T10:00:00Z");
        assertThat(outcome.text("cluster")).contains("lab");
        assertThat(Json.text(outcome.mapping("revision"))).isEqualTo("{\"id\":\"c2\",\"label\":\"main\"}");
        assertThat(Json.text(outcome.mapping("who")))
                .isEqualTo("{\"author\":\"Ada Example\"," + "\"email\":\"ada@example.org\",\"signer\":\"Ada's key\"}");
        assertThat(Json.text(outcome.mapping("why")))
                .isEqualTo("{\"committed\":\"2026-11-21T09:00:00Z\","
                        + "\"issues\":[\"OPS-12\",\"#45\"],\"subject\":\"Paint it red (OPS-12)\"}");
        assertThat(Json.text(outcome.mapping("what").sequence("fields")))
                .isEqualTo("[{\"desired\":\"red\",\"live\":\"green\",\"path\":\"data.colour\"}]");
        assertThat(Json.text(outcome.mapping("result")))
                .isEqualTo("{\"health\":\"healthy\",\"message\":\"\",\"status\":\"done\"}");
    }

    @Test
    void recordsPlanApprovalChangeOutcomeAndSyncInThatOrder() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).build()) {
            listened(trail).sync();
        }

        assertThat(memory.records())
                .extracting(record -> record.kind().orElseThrow())
                .containsExactly(
                        AuditKind.PLAN, AuditKind.APPROVAL, AuditKind.CHANGE, AuditKind.OUTCOME, AuditKind.SYNC);
        assertThat(AuditVerifier.create()
                        .verify(memory.records().stream().map(AuditRecord::line))
                        .isValid())
                .isTrue();
    }

    @Test
    void namesTheApproverAndWhatWasApproved() {
        workshop.commit("c1", "Begin", CONFIG + CLAIM);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = listened(trail);
            assertThat(reconciler.sync().succeeded()).isTrue();
            workshop.commit("c2", "Drop the data", CONFIG);
            Plan plan = reconciler
                    .plan()
                    .with(Approval.parse("data-loss:PersistentVolumeClaim/default/data by bob: ticket 7"));
            reconciler.execute(plan.approveUnguarded());
        }

        Mapping approval = last(AuditKind.APPROVAL).content();
        assertThat(Json.text(approval.mapping("who").sequence("approvers"))).isEqualTo("[\"bob\"]");
        assertThat(Json.text(approval.mapping("what")))
                .isEqualTo("{\"approved\":\"data-loss\",\"code\":\"GH4101\",\"reason\":\"ticket 7\","
                        + "\"subject\":\"PersistentVolumeClaim/default/data\"}");
        Mapping outcome = last(AuditKind.OUTCOME).content();
        assertThat(outcome.mapping("what").text("action")).contains("delete");
        assertThat(Json.text(outcome.mapping("who").sequence("approvers"))).isEqualTo("[\"bob\"]");
    }

    @Test
    void neverHoldsASecretValue() {
        workshop.commit("c1", "Begin", CONFIG + SECRET);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = recorded(trail);
            reconciler.sync();
            workshop.commit("c2", "Take https://ada:hunter4@git.example.org", CONFIG + SECRET.replace("r2", "r3"));
            reconciler.sync();
        }

        String lines = String.join(
                "\n", memory.records().stream().map(AuditRecord::line).toList());
        assertThat(lines)
                .contains("\"path\":\"data.key\"", "«redacted»")
                .doesNotContain("hunter2", "hunter3", "hunter4", "aHVudGVy");
    }

    @Test
    void cutsLongValuesAndSaysHowLongTheyWere() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = listened(trail);
            reconciler.sync();
            workshop.commit("c2", "Long", CONFIG.replace("green", "g".repeat(2_000)));
            reconciler.sync();
        }

        assertThat(last(AuditKind.OUTCOME).line())
                .contains("gggg… (2000 characters)\"")
                .hasSizeLessThan(2_000);
    }

    @Test
    void announcesEachWriteBeforeItIsMadeAndRecordsTheAnswer() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).policy(AuditPolicy.FAIL_CLOSED).build()) {
            recorded(trail).sync();
        }

        AuditRecord change = recordOf("config", AuditKind.CHANGE);
        AuditRecord result = recordOf("config", AuditKind.RESULT);
        Mapping what = change.content().mapping("what");
        assertThat(what.text("verb")).contains("apply");
        assertThat(what.text("action")).contains("create");
        assertThat(what.text("fieldManager")).contains("githops");
        assertThat(Json.text(result.content().mapping("what"))).startsWith("{\"change\":" + change.sequence() + ",");
        assertThat(result.content().mapping("result").text("status")).contains("stored");
        assertThat(result.sequence()).isGreaterThan(change.sequence());
        assertThat(memory.records(AuditKind.CHANGE)).hasSameSizeAs(memory.records(AuditKind.RESULT));
    }

    @Test
    void recordsTheCodeWithWhichAWriteFailed() {
        Resource orphan = workshop.commit("c1", "x", CONFIG.replace("default", "nowhere"))
                .source()
                .fetch()
                .resources()
                .get(0);
        try (AuditTrail trail = options(memory).build()) {
            assertThatThrownBy(() -> trail.around(workshop.cluster).apply(orphan, ApplyOptions.forced("x")))
                    .hasMessageContaining("GH3006");
        }

        assertThat(Json.text(last(AuditKind.RESULT).content().mapping("result")))
                .startsWith("{\"code\":\"GH3006\",\"message\":\"");
    }

    @Test
    void writesNothingThatCannotBeRecorded() {
        workshop.commit("c1", "Begin", CONFIG);
        var sink = new BrokenSink();
        try (AuditTrail trail = options(sink).policy(AuditPolicy.FAIL_CLOSED).build()) {
            sink.isBroken = true;
            assertThatThrownBy(() -> recorded(trail).sync())
                    .isInstanceOf(UnrecordedException.class)
                    .hasMessageContainingAll("not written, as the audit record", "no space left on device", "GH3801");
            assertThat(workshop.cluster.list(CONFIG_MAP, "default")).isEmpty();

            sink.isBroken = false;
            assertThat(recorded(trail).sync().succeeded()).isTrue();
        }

        assertThat(sink.kept.records(AuditKind.GAP)).hasSize(1);
        assertThat(sink.kept.records(AuditKind.PLAN)).hasSize(1);
        assertThat(AuditVerifier.create()
                        .verify(sink.kept.records().stream().map(AuditRecord::line))
                        .isValid())
                .isTrue();
    }

    @Test
    void goesOnWithoutItsSinkWhenToldToAndSaysLaterHowMuchIsMissing() {
        workshop.commit("c1", "Begin", CONFIG);
        var sink = new BrokenSink();
        try (AuditTrail trail = options(sink).build()) {
            sink.isBroken = true;
            Reconciler reconciler = recorded(trail);
            assertThat(reconciler.sync().succeeded()).isTrue();
            long lost = trail.lostRecords();
            sink.isBroken = false;
            reconciler.plan();

            assertThat(lost).isGreaterThan(4);
            AuditRecord gap = sink.kept.records().get(0);
            assertThat(gap.kind()).contains(AuditKind.GAP);
            assertThat(Json.text(gap.content().mapping("result"))).isEqualTo("{\"lostRecords\":" + lost + "}");
            assertThat(trail.lostRecords()).isZero();
        }
    }

    @Test
    void letsDryRunsPassUnrecorded() {
        Resource config =
                workshop.commit("c1", "x", CONFIG).source().fetch().resources().get(0);
        try (AuditTrail trail = options(memory).build()) {
            trail.around(workshop.cluster).apply(config, new ApplyOptions("x", true, true));
        }

        assertThat(memory.records()).isEmpty();
    }

    @Test
    void recordsNothingMoreWhileThereIsNothingToDo() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = listened(trail);
            reconciler.sync();
            reconciler.sync();
            int settled = memory.records().size();
            reconciler.sync();
            reconciler.status();
            reconciler.sync();

            assertThat(memory.records()).hasSize(settled);
        }
    }

    @Test
    void recordsADriftThatComesAgainEachTime() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = listened(trail);
            reconciler.sync();
            for (int i = 0; i < 3; i++) {
                workshop.cluster.delete(
                        workshop.cluster.get(CONFIG_MAP, "default", "config").orElseThrow());
                reconciler.sync();
            }
        }

        assertThat(memory.records(AuditKind.PLAN)).hasSize(4);
        assertThat(memory.records(AuditKind.OUTCOME)).hasSize(4);
    }

    @Test
    void recordsAPlanAtOnceWhenAskedToAndNotAgainByItsEvents() {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = options(memory).build()) {
            Reconciler reconciler = listened(trail);
            Plan plan = workshop.reconciler(workshop.cluster).build().plan();
            trail.approved(plan.approveUnguarded());
            assertThat(memory.records())
                    .extracting(record -> record.kind().orElseThrow())
                    .containsExactly(AuditKind.PLAN, AuditKind.APPROVAL);
            reconciler.execute(plan.approveUnguarded());
        }

        assertThat(memory.records(AuditKind.PLAN)).hasSize(1);
        assertThat(memory.records(AuditKind.APPROVAL)).hasSize(1);
    }

    @Test
    void recordsAFailureThatRepeatsItselfOnce() {
        try (AuditTrail trail = options(memory).build()) {
            AuditException cause = AuditException.locked("here", "");
            trail.accept(new SyncEvent.Failed(cause, Duration.ofSeconds(1)));
            trail.accept(new SyncEvent.Failed(cause, Duration.ofSeconds(2)));
        }

        assertThat(memory.records(AuditKind.FAILURE)).hasSize(1);
        assertThat(Json.text(last(AuditKind.FAILURE).content().mapping("result")))
                .startsWith("{\"code\":\"GH3803\",\"message\":\"here: found it in use;")
                .endsWith(",\"retryInMillis\":1000,\"status\":\"failed\"}");
    }

    @Test
    void tellsWhatWasSkippedAndWhy() {
        workshop.commit("c1", "Begin", CONFIG);
        Plan plan = workshop.reconciler(workshop.cluster).build().plan();
        var skipped = new Outcome.Skipped(plan.changes().get(0), "Namespace team is not ready");
        try (AuditTrail trail = options(memory).build()) {
            trail.accept(new SyncEvent.Planned(plan));
            trail.accept(new SyncEvent.Changed(skipped));
            trail.accept(new SyncEvent.Finished(new SyncResult(plan, List.of(skipped), Duration.ofMillis(15))));
        }

        assertThat(Json.text(last(AuditKind.OUTCOME).content().mapping("result")))
                .isEqualTo("{\"because\":\"Namespace team is not ready\",\"status\":\"skipped\"}");
        assertThat(Json.text(last(AuditKind.SYNC).content().mapping("result")))
                .isEqualTo("{\"done\":0,\"failed\":0,\"skipped\":1,\"succeeded\":false,\"tookMillis\":15}");
    }

    private AuditTrailBuilder options(AuditSink sink) {
        return AuditTrail.builder(sink).cluster("lab").clock(() -> NOW);
    }

    private Reconciler listened(AuditTrail trail) {
        return workshop.reconciler(workshop.cluster).listener(trail).build();
    }

    private Reconciler recorded(AuditTrail trail) {
        return workshop.reconciler(trail.around(workshop.cluster))
                .listener(trail)
                .build();
    }

    private AuditRecord last(AuditKind kind) {
        List<AuditRecord> records = memory.records(kind);
        return records.get(records.size() - 1);
    }

    private AuditRecord recordOf(String name, AuditKind kind) {
        return memory.records(kind).stream()
                .filter(record -> record.content()
                        .mapping("what", "resource")
                        .text("name")
                        .filter(name::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
