package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.metrics.Instrument;
import io.githops.metrics.Metrics;
import io.githops.metrics.SyncMetrics;
import io.githops.reconcile.Reconciler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners that fail harm neither the sync nor the other listeners. */
class ListenerFaultTest {
    private final Workshop workshop = new Workshop();
    private final AuditMemory memory = new AuditMemory();

    @BeforeEach
    void commit() {
        workshop.commit("c1", "Begin", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: config, namespace: default}
                """);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void syncsAndRecordsAllWhileTheMetricsThrow() {
        try (AuditTrail trail = AuditTrail.builder(memory).build();
                Reconciler reconciler = workshop.reconciler(workshop.cluster)
                        .listener(SyncMetrics.of(new ThrowingMetrics(), "lab"))
                        .listener(trail)
                        .build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
        }

        assertThat(memory.records(AuditKind.SYNC)).hasSize(1);
    }

    @Test
    void syncsWhileASinkThrowsWhatItShouldNot() {
        AuditSink sink = record -> {
            throw new IllegalStateException("not an input or output failure");
        };
        try (AuditTrail trail = AuditTrail.builder(sink).build();
                Reconciler reconciler = workshop.reconciler(trail.around(workshop.cluster))
                        .listener(trail)
                        .build()) {
            assertThat(reconciler.sync().succeeded()).isTrue();
            assertThat(trail.lostRecords()).isPositive();
        }
    }

    private static final class ThrowingMetrics implements Metrics {
        @Override
        public void add(Instrument counter, long amount, String... labels) {
            throw new IllegalStateException("add");
        }

        @Override
        public void set(Instrument gauge, double value, String... labels) {
            throw new IllegalStateException("set");
        }

        @Override
        public void record(Instrument timer, Duration took, String... labels) {
            throw new IllegalStateException("record");
        }

        @Override
        public void inform(Instrument info, int fixed, String... labels) {
            throw new IllegalStateException("inform");
        }
    }
}
