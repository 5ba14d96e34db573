package io.githops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.metrics.OpenMetrics;
import io.githops.metrics.SyncMetrics;
import io.githops.model.GroupVersionKind;
import io.githops.notify.ClusterEvents;
import io.githops.reconcile.Reconciler;
import io.githops.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide. */
class AuditExampleTest {
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            """;

    @TempDir
    Path folder;

    private final Workshop workshop = new Workshop().commit("c1", "Begin (OPS-1)", CONFIG);
    private final Source source = workshop.source();
    private final Harvester cluster = workshop.cluster;

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void recordsEveryChangeBeforeItIsMade() throws IOException {
        // region record
        AuditHead noted; // to keep where the files are not
        try (var trail = AuditTrail.builder(AuditSink.folder(folder))
                        .policy(AuditPolicy.FAIL_CLOSED)
                        .cluster("prod")
                        .build();
                var reconciler = Reconciler.builder(source, trail.around(cluster))
                        .listener(trail)
                        .build()) {
            reconciler.sync();
            noted = trail.head();
        }
        // endregion

        // region verify
        AuditVerdict verdict = AuditVerifier.create().expecting(noted).verify(folder);
        String report = verdict.toString(); // valid, 10 records, head 10:3f2a…
        // endregion

        assertThat(verdict.isValid()).isTrue();
        assertThat(report).startsWith("valid, " + noted.sequence() + " records, head " + noted);
    }

    @Test
    void givesNumbersToDashboards() {
        // region metrics
        OpenMetrics metrics = OpenMetrics.create();
        try (var reconciler = Reconciler.builder(source, cluster)
                .listener(SyncMetrics.of(metrics, "prod"))
                .build()) {
            reconciler.sync();
        }
        String text = metrics.text(); // to serve as OpenMetrics.CONTENT_TYPE
        // endregion

        assertThat(text)
                .contains("githops_syncs_total{reconciler=\"prod\",result=\"succeeded\"} 1\n")
                .endsWith("# EOF\n");
    }

    @Test
    void tellsTheObjectsWhatWasDone() {
        // region events
        try (var events = ClusterEvents.builder(cluster).build();
                var reconciler =
                        Reconciler.builder(source, cluster).listener(events).build()) {
            reconciler.sync();
        }
        // endregion

        assertThat(cluster.list(GroupVersionKind.of("v1", "Event"), "default")).isNotEmpty();
    }
}
