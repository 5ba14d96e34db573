package io.githops.metrics;

import io.githops.metrics.Instrument.Type;
import java.util.List;
import java.util.stream.Stream;

/** What {@link SyncMetrics} measures. The first label of each is the name of the reconciler. */
final class Instruments {
    static final Instrument SYNCS = counter("githops_syncs", "Syncs that came to their end, by result.", "result");
    static final Instrument SYNC_TIME =
            timer("githops_sync_seconds", "How long syncs took, from the approved plan to the last health.");
    static final Instrument PLAN_TIME =
            timer("githops_plan_seconds", "How long it took to read live state and compare it with what is desired.");
    static final Instrument CHANGES = counter("githops_changes", "Changes, by action and result.", "action", "result");
    static final Instrument FAILURES =
            counter("githops_failures", "Failures of changes, of syncs and of sources, by code.", "code");
    static final Instrument RETRIES =
            counter("githops_retries", "Syncs that are tried again, by the code of the failure.", "code");
    static final Instrument CALLS =
            counter("githops_cluster_calls", "Calls to the cluster, by verb and result.", "verb", "result");
    static final Instrument DRIFTS =
            counter("githops_drifts", "Times that live state left a revision that was synced.");
    static final Instrument ROLLBACKS =
            counter("githops_rollbacks", "Times that a failed revision was left for the one before.");
    static final Instrument PENDING =
            gauge("githops_pending_changes", "Changes of the last plan that are not made yet, by action.", "action");
    static final Instrument DRIFTED =
            gauge("githops_drifted_resources", "Resources that differ from the revision that was synced last.");
    static final Instrument RESOURCES = gauge("githops_resources", "Desired resources, by health.", "health");
    static final Instrument OWNED = gauge("githops_inventory_resources", "Resources that the inventory owns.");
    static final Instrument GUARDS = gauge("githops_guards", "Guards that hold the last plan back, by code.", "code");
    static final Instrument SUSPENDED = gauge("githops_suspended", "One while the reconciler is suspended.");
    static final Instrument LAST_SYNC = new Instrument(
            Type.GAUGE,
            "githops_last_sync_timestamp_seconds",
            "seconds",
            "When the last sync ended, by result.",
            List.of("reconciler", "result"));
    static final Instrument REVISION = new Instrument(
            Type.INFO,
            "githops_revision",
            "",
            "The revision that was compared last.",
            List.of("reconciler", "revision", "label"));

    private Instruments() {}

    private static Instrument counter(String name, String help, String... labels) {
        return new Instrument(Type.COUNTER, name, "", help, labels(labels));
    }

    private static Instrument gauge(String name, String help, String... labels) {
        return new Instrument(Type.GAUGE, name, "", help, labels(labels));
    }

    private static Instrument timer(String name, String help) {
        return new Instrument(Type.TIMER, name, "seconds", help, labels());
    }

    private static List<String> labels(String... more) {
        return Stream.concat(Stream.of("reconciler"), Stream.of(more)).toList();
    }
}
