package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.githops.diff.Plan;
import io.githops.diff.Prune;
import io.githops.harvester.Eventually;
import io.githops.harvester.Harvester;
import io.githops.harvester.Patch;
import io.githops.harvester.embedded.EmbeddedHarvester;
import io.githops.harvester.embedded.RecordedRequest;
import io.githops.model.GroupVersionKind;
import io.githops.model.Health;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BackgroundSyncTest {
    private static final GroupVersionKind CONFIG_MAP = GroupVersionKind.of("v1", "ConfigMap");

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
    void healsDriftWithoutBeingAsked() throws InterruptedException {
        history.commit("web=1", "db=1");
        start(options -> options);
        events.next(SyncEvent.Finished.class);

        change("web", "2");

        SyncEvent.Drifted drifted = events.next(SyncEvent.Drifted.class);
        assertThat(differing(drifted.plan())).containsExactly("web");
        assertThat(events.next(SyncEvent.Finished.class).result().succeeded()).isTrue();
        assertThat(value("web")).isEqualTo("1");
        assertThat(history.fetches).hasValue(1);
    }

    @Test
    void bringsBackWhatSomebodyDeleted() throws InterruptedException {
        history.commit("web=1");
        start(options -> options);
        events.next(SyncEvent.Finished.class);

        cluster.delete(live("web"));

        Eventually.await(
                "web is back", () -> cluster.get(CONFIG_MAP, "default", "web").isPresent());
    }

    @Test
    void asksNothingOfAClusterAtRest() throws InterruptedException {
        history.commit("web=1", "db=1");
        start(options -> options.interval(Duration.ofMillis(20)));
        events.next(SyncEvent.Finished.class);
        events.next(SyncEvent.Planned.class);
        events.next(SyncEvent.Planned.class);
        int before = embedded.requests().size();

        for (int i = 0; i < 20; i++) {
            events.next(SyncEvent.Planned.class);
        }

        List<RecordedRequest> since =
                embedded.requests().subList(before, embedded.requests().size());
        assertThat(since).isEmpty();
    }

    @Test
    void takesUpANewRevisionWhenTriggered() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.prune(Prune.OWNED));
        events.next(SyncEvent.Finished.class);
        history.commit("web=2", "db=1");

        reconciler.trigger();

        assertThat(events.next(SyncEvent.Finished.class)
                        .result()
                        .plan()
                        .revision()
                        .id())
                .isEqualTo(history.fetch().revision().id());
        assertThat(value("web")).isEqualTo("2");
    }

    @Test
    void onlyTellsOfDriftWhenItIsNotToHealIt() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.healDrift(false));
        events.next(SyncEvent.Finished.class);

        change("web", "2");
        events.next(SyncEvent.Drifted.class);

        assertThat(reconciler.state().drifted()).containsExactly(id("web"));
        history.commit("web=3");
        reconciler.trigger();
        events.next(SyncEvent.Finished.class);
        assertThat(value("web")).isEqualTo("3");
        assertThat(reconciler.state().drifted()).isEmpty();
    }

    @Test
    void neverWritesWhenItOnlyObserves() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.mode(SyncMode.OBSERVE));

        assertThat(events.next(SyncEvent.Planned.class).plan().isEmpty()).isFalse();
        assertThatIllegalStateException().isThrownBy(reconciler::sync).withMessageContaining("only observes");
        assertThat(embedded.writes()).isZero();
    }

    @Test
    void proposesAPlanOnceAndWaitsForApproval() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.mode(SyncMode.PROPOSE).interval(Duration.ofMillis(10)));
        Plan proposed = events.next(SyncEvent.Proposed.class).plan();
        events.next(SyncEvent.Planned.class);
        events.next(SyncEvent.Planned.class);

        assertThat(embedded.writes()).isZero();
        assertThat(events.all(SyncEvent.Proposed.class)).hasSize(1);
        assertThat(reconciler.state().proposal())
                .hasValueSatisfying(
                        plan -> assertThat(plan.makesSameChangesAs(proposed)).isTrue());
        reconciler.execute(proposed.approve(proposed.hash()));
        assertThat(value("web")).isEqualTo("1");
        assertThat(reconciler.state().proposal()).isEmpty();
    }

    @Test
    void writesNothingWhileItIsSuspended() throws InterruptedException {
        history.commit("web=1");
        start(options -> options);
        events.next(SyncEvent.Finished.class);

        reconciler.suspend("moving house");
        change("web", "2");
        events.next(SyncEvent.Drifted.class);
        assertThat(reconciler.state().suspended()).contains("moving house");
        assertThatIllegalStateException().isThrownBy(reconciler::sync).withMessageContaining("moving house");
        assertThat(value("web")).isEqualTo("2");

        reconciler.resume();
        events.next(SyncEvent.Finished.class);
        assertThat(value("web")).isEqualTo("1");
    }

    @Test
    void goesBackToARevisionAndHoldsItUntilToldToFollow() throws InterruptedException {
        String first = history.commit("web=1").revision().id();
        start(options -> options);
        events.next(SyncEvent.Finished.class);
        history.commit("web=2");
        reconciler.trigger();
        events.next(SyncEvent.Finished.class);

        assertThat(differing(reconciler.plan(first))).containsExactly("web");
        assertThat(reconciler.sync(first).succeeded()).isTrue();
        assertThat(value("web")).isEqualTo("1");
        assertThat(reconciler.state().held()).contains(first);
        reconciler.trigger();
        Eventually.await("another look", () -> history.fetches.get() == 2);
        assertThat(value("web")).isEqualTo("1");

        reconciler.follow();
        Eventually.await("the newest again", () -> value("web").equals("2"));
    }

    @Test
    void rollsARevisionBackThatFails() throws InterruptedException {
        history.commit("web=1");
        start(options -> options.rollBackFailures(true).healthTimeout(Duration.ofMillis(300)));
        events.next(SyncEvent.Finished.class);
        String bad = history.commitManifests("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web, namespace: default}
                data: {value: "2"}
                ---
                apiVersion: harvesterhci.io/v1beta1
                kind: VirtualMachineImage
                metadata: {name: slow, namespace: default}
                spec: {displayName: slow, sourceType: download, url: "https://images.example.org/slow.img"}
                """).revision().id();

        reconciler.trigger();

        SyncEvent.RollingBack back = events.next(SyncEvent.RollingBack.class);
        assertThat(back.from().id()).isEqualTo(bad);
        Eventually.await("the revision before", () -> value("web").equals("1"));
        history.commit("web=3");
        reconciler.trigger();
        Eventually.await("the next revision", () -> value("web").equals("3"));
    }

    @Test
    void sharesASchedulerWithOthers() throws InterruptedException {
        var scheduler = Executors.newScheduledThreadPool(1);
        try {
            history.commit("web=1");
            start(options -> options.scheduler(scheduler));
            events.next(SyncEvent.Finished.class);
            change("web", "2");
            events.next(SyncEvent.Finished.class);
            reconciler.close();

            assertThat(value("web")).isEqualTo("1");
            assertThat(scheduler.isShutdown()).isFalse();
        } finally {
            scheduler.shutdownNow();
        }
    }

    @Test
    void saysHowItIsDoing() throws InterruptedException {
        history.commit("web=1", "db=1");
        start(options -> options);
        events.next(SyncEvent.Finished.class);
        Eventually.await("a look at rest", () -> reconciler.state().nextSync().isPresent());
        reconciler.trigger();
        events.next(SyncEvent.Planned.class);
        Eventually.await("health", () -> reconciler.state().health().getOrDefault(Health.Status.HEALTHY, 0) == 2);

        ReconcilerState state = reconciler.state();
        assertThat(state.mode()).isEqualTo(SyncMode.AUTOMATIC);
        assertThat(state.synced()).isEqualTo(state.desired()).isPresent();
        assertThat(state.lastSync()).isPresent();
        assertThat(state.lastFailure()).isEmpty();
        assertThat(state).hasToString("AUTOMATIC, " + state.phase() + ": main@c1 synced");
    }

    private void start(UnaryOperator<ReconcilerBuilder> options) {
        reconciler = options.apply(Reconciler.builder(history, cluster)
                        .interval(Duration.ofHours(1))
                        .listener(events))
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
        return live(name).tree().mapping("data").text("value").orElseThrow();
    }

    private Resource live(String name) {
        return cluster.get(CONFIG_MAP, "default", name).orElseThrow();
    }

    private static List<String> differing(Plan plan) {
        return plan.waves().values().stream()
                .flatMap(List::stream)
                .map(change -> change.id().name())
                .toList();
    }

    private static ResourceId id(String name) {
        return new ResourceId("", "ConfigMap", "default", name);
    }
}
