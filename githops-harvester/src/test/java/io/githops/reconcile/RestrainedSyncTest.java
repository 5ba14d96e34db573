package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.diff.LiveObjects;
import io.githops.diff.ResourceChange;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reconcilers that must not write for now, or not everything. */
@Timeout(120)
class RestrainedSyncTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");
    private static final GroupVersionKind SECRET = GroupVersionKind.of("v1", "Secret");

    private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
    private final Harvester cluster = Harvester.over(embedded.transport());
    private final History history = new History();
    private final EventLog events = new EventLog();
    private Reconciler reconciler = Reconciler.builder(history, cluster).build();

    @AfterEach
    void close() {
        reconciler.close();
        embedded.close();
    }

    @Test
    void writesNothingOutsideOfItsWindowsAndSaysWhenItMay() throws InterruptedException {
        history.commit("web=1");
        start(options ->
                options.windows(SyncWindows.of("deny daily 00:00-00:00 UTC")).interval(Duration.ofMillis(20)));

        assertThat(events.next(SyncEvent.WindowClosed.class).reason()).contains("daily 00:00-00:00 UTC");
        events.next(SyncEvent.Planned.class);
        events.next(SyncEvent.Planned.class);
        assertThat(events.all(SyncEvent.WindowClosed.class)).hasSize(1);
        assertThat(reconciler.sync().outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outcome.Skipped.class,
                        skipped -> assertThat(skipped.because()).contains("GH3602"));
        assertThat(cluster.get(CONFIG_MAP, "default", "web")).isEmpty();
    }

    @Test
    void holdsWhatAGateHoldsUntilItOpensAndMakesTheRest() throws InterruptedException {
        cluster.create(resource("Secret", "freeze"), "somebody");
        history.commit("web=1", "db=1");
        start(options -> options.gates(Gates.of(new Freeze("db"))));

        assertThat(events.next(SyncEvent.Held.class).changes())
                .singleElement()
                .hasToString("ConfigMap default/db: frozen (GH3603)");
        Eventually.await("the rest", () -> isThere("web"));
        assertThat(isThere("db")).isFalse();
        assertThat(reconciler.state().synced()).isEmpty();

        cluster.delete(cluster.get(SECRET, "default", "freeze").orElseThrow());

        Eventually.await("what was held", () -> isThere("db"));
        Eventually.await("all of it", () -> reconciler.state().synced().isPresent());
    }

    @Test
    void stopsFightingAboutAFieldAndTellsOfIt() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.fights(FightDetector.builder().flips(2).build()));
        events.next(SyncEvent.Finished.class);

        setByTheOther("2");
        Eventually.await("the first correction", () -> value().equals("1"));
        setByTheOther("2");
        Fight fight = events.next(SyncEvent.FightBegan.class).fight();
        setByTheOther("3");
        events.next(SyncEvent.Planned.class);
        events.next(SyncEvent.Planned.class);

        assertThat(fight.manager()).isEqualTo("autoscaler");
        assertThat(fight.path()).hasToString("data.value");
        assertThat(value()).isEqualTo("3");
    }

    private void start(UnaryOperator<ReconcilerBuilder> options) {
        reconciler = options.apply(Reconciler.builder(history, cluster)
                        .interval(Duration.ofSeconds(2))
                        .listener(events))
                .build();
        reconciler.start();
    }

    private boolean isThere(String name) {
        return cluster.get(CONFIG_MAP, "default", name).isPresent();
    }

    private String value() {
        return cluster.get(CONFIG_MAP, "default", "web")
                .flatMap(live -> live.tree().mapping("data").text("value"))
                .orElse("");
    }

    private void setByTheOther(String value) {
        cluster.patch(
                CONFIG_MAP,
                "default",
                "web",
                Patch.merge((Mapping) Json.parse("{\"data\": {\"value\": \"" + value + "\"}}")),
                "autoscaler");
    }

    private static Resource resource(String kind, String name) {
        return Resource.of((Mapping) Json.parse("{\"apiVersion\": \"v1\", \"kind\": \"" + kind
                + "\", \"metadata\": {\"name\": \"" + name + "\", \"namespace\": \"default\"}}"));
    }

    /** Holds one object while there is a Secret {@code freeze}. */
    private record Freeze(String name) implements Gate {
        @Override
        public Optional<String> holds(ResourceChange change, LiveObjects live) {
            boolean isFrozen = live.list("", "Secret", "default").stream()
                    .anyMatch(secret -> secret.mapping("metadata").text("name").equals(Optional.of("freeze")));
            return isFrozen && change.id().name().equals(name) ? Optional.of("frozen") : Optional.empty();
        }

        @Override
        public Set<GroupVersionKind> kinds() {
            return Set.of(SECRET);
        }
    }
}
