package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.harvester.Harvester;
import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerBuilder;
import io.githops.reconcile.SyncEvent;
import io.githops.source.Commit;
import io.githops.source.Provenance;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.SourceUnavailableException;
import io.githops.source.Staleness;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditProvenanceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Revision PAINTER = new Revision(
            "1a2b3c4d", "1a2b3c4d", new Commit("Bo Example", "bo@example.org", Workshop.COMMITTED, "Choose a colour"));
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            data:
              colour: green
              size: small
            """;

    @TempDir
    Path folder;

    private final Workshop workshop = new Workshop();
    private final AuditMemory memory = new AuditMemory();
    private final Known source = new Known();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void recordsWhoLastTouchedEachFieldThatChanges() {
        paint(builder().provenance(DEADLINE));

        String commit = "{\"author\":\"Bo Example\",\"email\":\"bo@example.org\",\"id\":\"1a2b3c4d\","
                + "\"time\":\"2026-11-21T09:00:00Z\"}";
        String fields = "[{\"commit\":" + commit + ",\"desired\":\"red\",\"live\":\"green\",\"path\":\"data.colour\"},"
                + "{\"desired\":\"large\",\"live\":\"small\",\"path\":\"data.size\"}]";
        assertThat(Json.text(((Mapping) last(AuditKind.PLAN).sequence("changes").get(0)).sequence("fields")))
                .isEqualTo(fields);
        assertThat(Json.text(last(AuditKind.CHANGE).sequence("fields"))).isEqualTo(fields);
        assertThat(Json.text(last(AuditKind.OUTCOME).sequence("fields"))).isEqualTo(fields);
        assertThat(source.asked).isEqualTo("c2 for PT10S, 2 positions");
    }

    @Test
    void tellsInThePlanToo() throws IOException {
        Harvester cluster = workshop.cluster;
        workshop.commit("c1", "Begin", CONFIG);
        builder().build().sync();
        workshop.commit("c2", "Paint", CONFIG.replace("green", "red"));

        // region provenance
        String report;
        try (var trail = AuditTrail.builder(AuditSink.folder(folder)).build();
                var reconciler = Reconciler.builder(source, cluster)
                        .provenance(Duration.ofSeconds(30)) // how long to look at history
                        .listener(trail)
                        .build()) {
            report = reconciler.plan().document().text();
            reconciler.sync();
        }
        // endregion

        assertThat(report).contains("green -> red  at desired.yaml:5:3 (1a2b3c4d Bo Example, 2026-11-21)\n");
        assertThat(AuditVerifier.create().verify(folder).isValid()).isTrue();
    }

    @Test
    void asksOnceAboutTheSameFields() {
        paint(builder().provenance(DEADLINE));
        workshop.commit("c3", "Grow", CONFIG.replace("small", "tiny"));
        source.asks = 0;
        try (Reconciler reconciler = builder().provenance(DEADLINE).build()) {
            reconciler.plan();
            reconciler.plan();
            reconciler.plan();
        }

        assertThat(source.asks).isEqualTo(1);
    }

    @Test
    void asksNobodyUnlessToldTo() {
        paint(builder());

        assertThat(source.asks).isZero();
        assertThat(last(AuditKind.OUTCOME).toString()).doesNotContain("Bo Example");
    }

    @Test
    void goesOnWithoutWhenTheHistoryCannotBeReached() {
        source.answer = () -> {
            throw new SourceUnavailableException("nobody there", null);
        };

        paint(builder().provenance(DEADLINE));

        assertThat(source.asks).isEqualTo(1);
        assertThat(Json.text(last(AuditKind.OUTCOME).sequence("fields")))
                .startsWith("[{\"desired\":\"red\",\"live\":\"green\",\"path\":\"data.colour\"},");
    }

    @Test
    void refusesADeadlineThatHasPassed() {
        assertThatThrownBy(() -> builder().provenance(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("provenance: found PT0S; expected above zero");
    }

    @Test
    void recordsThatTheSourceGoesOnWithAnOlderState() {
        var refused = new ManifestException(List.of(Problem.error("GH1001", "found no YAML", null)));
        refused.initRevision("c3");
        var away = new SourceUnavailableException("git.example: nobody there", null);
        try (AuditTrail trail = AuditTrail.builder(memory).cluster("lab").build()) {
            trail.accept(new SyncEvent.Stale(stale(refused)));
            trail.accept(new SyncEvent.Stale(stale(away)));
        }

        List<AuditRecord> records = memory.records(AuditKind.STALE);
        assertThat(records).hasSize(2);
        assertThat(Json.text(records.get(0).content().mapping("what")))
                .isEqualTo("{\"confirmed\":\"2026-11-21T09:00:00Z\",\"refused\":\"c3\","
                        + "\"served\":{\"id\":\"c2\",\"label\":\"main\"}}");
        assertThat(Json.text(records.get(1).content().mapping("what"))).doesNotContain("refused");
        assertThat(Json.text(records.get(1).content().mapping("result")))
                .isEqualTo("{\"code\":\"GH2001\",\"message\":\"git.example: nobody there (GH2001)\","
                        + "\"status\":\"failed\"}");
    }

    private static Staleness stale(GithopsException cause) {
        return new Staleness(Revision.of("c2", "main"), Workshop.COMMITTED, cause, Workshop.COMMITTED);
    }

    /** Creates the object, then changes two of its fields. */
    private void paint(ReconcilerBuilder builder) {
        workshop.commit("c1", "Begin", CONFIG);
        try (AuditTrail trail = AuditTrail.builder(memory).build();
                Reconciler reconciler = builder.listener(trail).build()) {
            reconciler.sync();
            workshop.commit("c2", "Paint", CONFIG.replace("green", "red").replace("small", "large"));
            assertThat(reconciler.sync().succeeded()).isTrue();
        }
    }

    private ReconcilerBuilder builder() {
        return Reconciler.builder(source, workshop.cluster);
    }

    private Mapping last(AuditKind kind) {
        List<AuditRecord> records = memory.records(kind);
        return records.get(records.size() - 1).content().mapping("what");
    }

    /** A source that knows who last touched the fifth line. */
    private final class Known implements Source {
        private final Position colour = new Position("desired.yaml", 5, 3);
        private Supplier<Provenance> answer = () -> new Provenance(Map.of(colour, PAINTER));
        private String asked = "";
        private int asks;

        @Override
        public Snapshot fetch() {
            return workshop.source().fetch();
        }

        @Override
        public Provenance provenance(Revision revision, Collection<Position> positions, Duration deadline) {
            asks++;
            asked = revision.id() + " for " + deadline + ", " + positions.size() + " positions";
            return answer.get();
        }
    }
}
