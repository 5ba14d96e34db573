package io.githops.reconcile;

import io.githops.cluster.Cluster;
import io.githops.diff.Prune;
import io.githops.harvester.Harvester;
import io.githops.harvester.Transport;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.model.GroupVersionKind;
import io.githops.model.Kinds;
import io.githops.model.Resource;
import io.githops.source.Revision;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An embedded Harvester in memory, desired state that a test sets, and a clock that moves when somebody waits. */
final class Scene implements AutoCloseable {
    static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");

    private static final Map<String, List<Resource>> READ = new ConcurrentHashMap<>();

    final EmbeddedHarvester embedded;
    final Harvester cluster;
    final Pace pace = new EmbeddedPace();
    final List<SyncEvent> events = new ArrayList<>();
    Consumer<SyncEvent> listener = events::add;
    private String desired = "";
    private int revision;

    Scene() {
        this(EmbeddedHarvester.create());
    }

    Scene(EmbeddedHarvester embedded) {
        this.embedded = embedded;
        cluster = Harvester.over(embedded.transport());
    }

    /** What the source says from now on. */
    Scene desire(String yaml) {
        desired = yaml;
        revision++;
        return this;
    }

    Reconciler reconciler() {
        return reconciler(Prune.OFF);
    }

    Reconciler reconciler(Prune prune) {
        return reconciler(cluster, prune);
    }

    Reconciler reconciler(Cluster reached, Prune prune) {
        return options(reached).prune(prune).build();
    }

    Reconciler reconciler(Cluster reached, UnaryOperator<Executor.Builder> execution) {
        return options(reached).execution(execution).build();
    }

    /** A reconciler whose requests pass through something that may disturb them. */
    Reconciler disturbed(UnaryOperator<Transport> disturbance, Prune prune) {
        return options(Harvester.over(disturbance.apply(embedded.transport())))
                .prune(prune)
                .build();
    }

    private ReconcilerBuilder options(Cluster reached) {
        return Reconciler.builder(source(), reached)
                .healthTimeout(Duration.ofMinutes(2))
                .concurrency(1)
                .listener(event -> listener.accept(event))
                .pace(pace);
    }

    /** An executor of plans on its own, with the inventory that the reconcilers have. */
    Executor.Builder executor() {
        return executor(cluster);
    }

    Executor.Builder executor(Cluster reached) {
        return Executor.builder(reached)
                .healthTimeout(Duration.ofMinutes(2))
                .concurrency(1)
                .listener(event -> listener.accept(event))
                .pace(pace);
    }

    /** A client with the rights of the user that has a token. */
    Harvester as(String token) {
        Transport transport = embedded.transport();
        return Harvester.over(new Transport() {
            @Override
            public Answer exchange(Request request) {
                Map<String, String> headers = new HashMap<>(request.headers());
                headers.put("Authorization", "Bearer " + token);
                return transport.exchange(
                        new Request(request.method(), request.path(), headers, request.body(), request.timeout()));
            }

            @Override
            public String location() {
                return transport.location();
            }
        });
    }

    private Source source() {
        return () -> Snapshot.of(Revision.of("revision-" + revision, "main"), read(desired));
    }

    /** The resources of a text, which is read once. */
    static List<Resource> read(String yaml) {
        return READ.computeIfAbsent(yaml, Scene::parse);
    }

    private static List<Resource> parse(String yaml) {
        return ManifestReader.of(Kinds.harvester())
                .read(List.of(ManifestFile.of("desired.yaml", yaml)))
                .orThrow();
    }

    Optional<Resource> configMap(String namespace, String name) {
        return cluster.get(CONFIG_MAP, namespace, name);
    }

    @Override
    public void close() {
        cluster.close();
        embedded.close();
    }

    /** Time of the embedded clock, which goes on by a little whenever somebody waits. */
    private final class EmbeddedPace implements Pace {
        private static final Duration STEP = Duration.ofMillis(200);

        private Duration elapsed = Duration.ZERO;

        @Override
        public Instant now() {
            return embedded.now();
        }

        @Override
        public synchronized Duration elapsed() {
            return elapsed;
        }

        @Override
        public void await(Signal signal, Duration atMost) {
            pause(atMost.compareTo(STEP) < 0 ? atMost : STEP);
        }

        @Override
        public synchronized void pause(Duration duration) {
            embedded.advance(duration);
            elapsed = elapsed.plus(duration);
        }
    }
}
