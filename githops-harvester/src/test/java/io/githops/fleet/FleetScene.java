package io.githops.fleet;

import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.reconcile.Reconciler;
import io.githops.source.Revision;
import io.githops.source.RevisionNotFoundException;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Some clusters in memory, and one history of desired states for all of them. */
final class FleetScene implements AutoCloseable {
    static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    final Map<String, EmbeddedHarvester> embedded = new LinkedHashMap<>();
    final Map<String, Harvester> clusters = new LinkedHashMap<>();
    final List<FleetEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, String> history = new LinkedHashMap<>();
    private volatile String newest = "";

    FleetScene(String... names) {
        for (String name : names) {
            var server = EmbeddedHarvester.builder().realTime().start();
            embedded.put(name, server);
            clusters.put(name, Harvester.over(server.transport()));
        }
    }

    /** Another revision, at which a ConfigMap has a value. */
    FleetScene commit(String revision, String value) {
        synchronized (history) {
            history.put(revision, value);
        }
        newest = revision;
        return this;
    }

    FleetMember.Opening opening(String name) {
        return member ->
                Reconciler.builder(source(), member.fence(clusters.get(name))).interval(Duration.ofMinutes(1));
    }

    Source source() {
        return new Source() {
            @Override
            public Snapshot fetch() {
                return fetch(newest);
            }

            @Override
            public Snapshot fetch(String revision) {
                synchronized (history) {
                    if (!history.containsKey(revision)) {
                        throw new RevisionNotFoundException("there is no revision " + revision, null);
                    }
                    return snapshot(revision, history.get(revision));
                }
            }
        };
    }

    private static Snapshot snapshot(String revision, String value) {
        String yaml = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: app, namespace: default}
                data: {value: "%s"}
                """.formatted(value);
        return Snapshot.of(
                Revision.of(revision, revision),
                ManifestReader.of(Kinds.harvester())
                        .read(List.of(ManifestFile.of("app.yaml", yaml)))
                        .orThrow());
    }

    /** What the ConfigMap says in a cluster; empty when there is none. */
    String value(String cluster) {
        return clusters.get(cluster)
                .get(CONFIG_MAP, "default", "app")
                .flatMap(found -> found.tree().mapping("data").text("value"))
                .orElse("");
    }

    /** Somebody changes the ConfigMap by hand. */
    void drift(String cluster) {
        Mapping data = Mapping.of("data", Mapping.of("value", new Text("drifted")));
        clusters.get(cluster).patch(CONFIG_MAP, "default", "app", Patch.merge(data), "kubectl-edit");
    }

    static void eventually(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come true within thirty seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    <E extends FleetEvent> Optional<E> event(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public void close() {
        clusters.values().forEach(Harvester::close);
        embedded.values().forEach(EmbeddedHarvester::close);
    }
}
