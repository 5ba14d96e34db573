package io.githops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.audit.Workshop;
import io.githops.cluster.UnavailableException;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.SyncEvent;
import io.githops.source.Revision;
import io.githops.source.SourceUnavailableException;
import io.githops.source.Staleness;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: config, namespace: default}
            data: {colour: green}
            """;
    private static final String HALTED = """
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: nowhere, namespace: nowhere}
            """;

    private final Workshop workshop = new Workshop();
    private final OpenMetrics metrics = OpenMetrics.create();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00.5Z"));
    private final SyncMetrics listener = SyncMetrics.of(metrics, "lab", now::get, Kinds.harvester());
    private final Reconciler reconciler =
            workshop.reconciler(workshop.cluster).listener(listener).build();

    @AfterEach
    void close() {
        reconciler.close();
        workshop.close();
    }

    @Test
    void countsSyncsAndTheirChanges() {
        workshop.commit("c1", "Begin", CONFIG);
        reconciler.sync();
        reconciler.sync();

        assertThat(metrics.text())
                .contains(
                        "githops_syncs_total{reconciler=\"lab\",result=\"succeeded\"} 2\n",
                        "githops_changes_total{reconciler=\"lab\",action=\"create\",result=\"done\"} 1\n",
                        "githops_sync_seconds_count{reconciler=\"lab\"} 2\n",
                        "githops_plan_seconds_count{reconciler=\"lab\"} 2\n",
                        "githops_last_sync_timestamp_seconds{reconciler=\"lab\",result=\"succeeded\"} 1795255200.5\n",
                        "githops_resources{reconciler=\"lab\",health=\"healthy\"} 1\n",
                        "githops_resources{reconciler=\"lab\",health=\"missing\"} 0\n",
                        "githops_inventory_resources{reconciler=\"lab\"} 1\n",
                        "githops_pending_changes{reconciler=\"lab\",action=\"create\"} 0\n",
                        "githops_revision_info{reconciler=\"lab\",revision=\"c1\",label=\"main\"} 1\n");
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @Test
    void tellsWhatIsPendingOfANewRevisionFromWhatDriftedOfTheOldOne() {
        workshop.commit("c1", "Begin", CONFIG);
        reconciler.plan();
        assertThat(metrics.text())
                .contains(
                        "githops_pending_changes{reconciler=\"lab\",action=\"create\"} 1\n",
                        "githops_drifted_resources{reconciler=\"lab\"} 0\n",
                        "githops_resources{reconciler=\"lab\",health=\"missing\"} 1\n");

        reconciler.sync();
        workshop.cluster.delete(
                workshop.cluster.get(CONFIG_MAP, "default", "config").orElseThrow());
        reconciler.plan();
        assertThat(metrics.text())
                .contains(
                        "githops_drifted_resources{reconciler=\"lab\"} 1\n",
                        "githops_drifts_total{reconciler=\"lab\"} 1\n");

        reconciler.sync();
        assertThat(metrics.text()).contains("githops_drifted_resources{reconciler=\"lab\"} 0\n");
    }

    @Test
    void countsFailuresByTheirCode() {
        workshop.commit("c1", "Begin", CONFIG + HALTED);
        reconciler.sync();

        assertThat(metrics.text())
                .contains(
                        "githops_syncs_total{reconciler=\"lab\",result=\"degraded\"} 1\n",
                        "githops_failures_total{reconciler=\"lab\",code=\"GH3006\"} 1\n",
                        "githops_changes_total{reconciler=\"lab\",action=\"create\",result=\"failed\"} 1\n");
    }

    @Test
    void countsSyncsThatAreTriedAgain() {
        var cause = new UnavailableException("https://lab: cannot be reached", null, null);
        listener.accept(new SyncEvent.Failed(cause, Duration.ofSeconds(1)));
        listener.accept(new SyncEvent.Failed(cause, Duration.ZERO));

        assertThat(metrics.text())
                .contains(
                        "githops_syncs_total{reconciler=\"lab\",result=\"failed\"} 2\n",
                        "githops_failures_total{reconciler=\"lab\",code=\"GH3001\"} 2\n",
                        "githops_retries_total{reconciler=\"lab\",code=\"GH3001\"} 1\n");
    }

    @Test
    void countsThatTheNewestRevisionCannotBeHad() {
        var cause = new SourceUnavailableException("git.example: cannot be reached", null);
        listener.accept(
                new SyncEvent.Stale(new Staleness(Revision.of("c1", "main"), Instant.EPOCH, cause, Instant.EPOCH)));

        assertThat(metrics.text()).contains("githops_failures_total{reconciler=\"lab\",code=\"GH2001\"} 1\n");
    }

    @Test
    void setsAGuardToZeroThatHoldsNoLonger() {
        workshop.commit("c1", "Begin", CONFIG);
        reconciler.sync();
        workshop.commit("c2", "Empty", "");
        assertThatThrownBy(reconciler::sync).hasMessageContaining("GH4105");
        assertThat(metrics.text()).contains("githops_guards{reconciler=\"lab\",code=\"GH4105\"} 1\n");

        workshop.commit("c3", "Back", CONFIG);
        reconciler.sync();
        assertThat(metrics.text()).contains("githops_guards{reconciler=\"lab\",code=\"GH4105\"} 0\n");
    }

    @Test
    void showsWhetherItIsSuspended() {
        reconciler.suspend("maintenance");
        assertThat(metrics.text()).contains("githops_suspended{reconciler=\"lab\"} 1\n");

        reconciler.resume();
        assertThat(metrics.text()).contains("githops_suspended{reconciler=\"lab\"} 0\n");
    }

    @Test
    void countsCallsToTheCluster() {
        workshop.commit("c1", "Begin", CONFIG + HALTED);
        workshop.reconciler(listener.around(workshop.cluster)).build().sync();

        assertThat(metrics.text())
                .contains(
                        "githops_cluster_calls_total{reconciler=\"lab\",verb=\"apply\",result=\"GH3006\"} 1\n",
                        "githops_cluster_calls_total{reconciler=\"lab\",verb=\"get\",result=\"done\"} ");
        assertThat(OpenMetricsGrammar.complaints(metrics.text())).isEmpty();
    }

    @Test
    void timesPlansByItsClock() {
        workshop.commit("c1", "Begin", CONFIG);
        listener.accept(new SyncEvent.Fetched(workshop.source().fetch()));
        now.updateAndGet(time -> time.plusSeconds(3));
        listener.accept(new SyncEvent.Planned(
                workshop.reconciler(workshop.cluster).build().plan()));

        assertThat(metrics.text()).contains("githops_plan_seconds_sum{reconciler=\"lab\"} 3.0\n");
    }
}
