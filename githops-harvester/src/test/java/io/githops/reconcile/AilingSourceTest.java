package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.cluster.Observation;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GithopsException;
import io.githops.model.GroupVersionKind;
import io.githops.model.ManifestException;
import io.githops.model.Problem;
import io.githops.source.LastGoodSource;
import io.githops.source.Snapshot;
import io.githops.source.Source;
import io.githops.source.SourceUnavailableException;
import io.githops.source.Staleness;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AilingSourceTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());
    private final History history = new History();
    private final EventLog events = new EventLog();
    private volatile @Nullable GithopsException trouble;
    private Reconciler reconciler = Reconciler.builder(history, cluster).build();

    @AfterEach
    void close() {
        reconciler.close();
        embedded.close();
    }

    @Test
    void healsDriftWhileTheSourceIsAwayEvenInAClusterThatCannotBeObserved() throws InterruptedException {
        history.commit("web=1");
        start(ailing(), new Unobservable(cluster));
        events.next(SyncEvent.Finished.class);

        trouble = new SourceUnavailableException("nobody there", null);
        reconciler.trigger();
        assertThat(events.next(SyncEvent.Failed.class).cause()).isSameAs(trouble);
        change("web", "2");

        events.next(SyncEvent.Finished.class);
        assertThat(value("web")).isEqualTo("1");
        events.next(SyncEvent.Failed.class);
        assertThat(reconciler.state().lastFailure()).containsSame(trouble);
    }

    @Test
    void asksASourceThatIsAwayAgainSoonAndTakesUpWhatIsNew() throws InterruptedException {
        history.commit("web=1");
        start(
                LastGoodSource.builder(ailing())
                        .retry(Duration.ofMillis(10), Duration.ofMillis(10))
                        .build(),
                cluster);
        events.next(SyncEvent.Finished.class);
        trouble = new SourceUnavailableException("nobody there", null);
        reconciler.trigger();
        assertThat(events.next(SyncEvent.Stale.class).staleness().refused()).isEmpty();

        history.commit("web=3");
        trouble = null;

        Eventually.await("what is new", () -> value("web").equals("3"));
        assertThat(reconciler.state().staleness()).isEmpty();
    }

    @Test
    void keepsTheLastGoodRevisionAndTellsOfTheBadOne() throws InterruptedException {
        Snapshot good = history.commit("web=1");
        start(LastGoodSource.of(ailing()), cluster);
        events.next(SyncEvent.Finished.class);

        trouble = refused("bad");
        reconciler.trigger();
        Staleness stale = events.next(SyncEvent.Stale.class).staleness();
        change("web", "2");

        Eventually.await("web is put right", () -> value("web").equals("1"));
        assertThat(stale.refused()).contains("bad");
        assertThat(stale.problems()).extracting(Problem::code).containsExactly("GH1001");
        assertThat(stale.served()).isEqualTo(good.revision());
        assertThat(reconciler.state().staleness())
                .hasValueSatisfying(now -> assertThat(now.refused()).contains("bad"));
        assertThat(reconciler.state().synced()).contains(good.revision());
        assertThat(reconciler.state()).asString().endsWith(", newest refused or out of reach");
    }

    @Test
    void tellsOfEachBadRevisionOnceAndTakesTheCorrectionUp() throws InterruptedException {
        history.commit("web=1");
        start(LastGoodSource.of(ailing()), cluster);
        events.next(SyncEvent.Finished.class);
        trouble = refused("bad");
        reconciler.trigger();
        events.next(SyncEvent.Stale.class);
        reconciler.trigger();
        events.next(SyncEvent.Planned.class);
        trouble = refused("worse");
        reconciler.trigger();
        events.next(SyncEvent.Stale.class);

        history.commit("web=3");
        trouble = null;
        reconciler.trigger();

        Eventually.await("the correction", () -> value("web").equals("3"));
        assertThat(events.all(SyncEvent.Stale.class))
                .extracting(event -> event.staleness().refused().orElseThrow())
                .containsExactly("bad", "worse");
        assertThat(reconciler.state().staleness()).isEmpty();
    }

    private static ManifestException refused(String revision) {
        var failure = new ManifestException(List.of(Problem.error("GH1001", "found no YAML", null)));
        failure.initRevision(revision);
        return failure;
    }

    private Source ailing() {
        return () -> {
            GithopsException failure = trouble;
            if (failure != null) {
                throw failure;
            }
            return history.fetch();
        };
    }

    private void start(Source source, Cluster reached) {
        reconciler = Reconciler.builder(source, reached)
                .interval(Duration.ofHours(1))
                .listener(events)
                .build();
        reconciler.start();
    }

    private void change(String name, String value) {
        cluster.patch(
                CONFIG_MAP,
                "default",
                name,
                Patch.merge((Mapping) Json.parse("{\"data\": {\"value\": \"" + value + "\"}}")),
                "somebody");
    }

    private String value(String name) {
        return cluster.get(CONFIG_MAP, "default", name)
                .orElseThrow()
                .tree()
                .mapping("data")
                .text("value")
                .orElseThrow();
    }

    /** A cluster that can only be asked. */
    private static final class Unobservable extends ForwardingCluster {
        Unobservable(Cluster cluster) {
            super(cluster);
        }

        @Override
        public Optional<Observation> observe(Collection<GroupVersionKind> kinds, Observation.Observer observer) {
            return Optional.empty();
        }
    }
}
