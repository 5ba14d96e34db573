package io.githops.fleet;

import static io.githops.fleet.FleetScene.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.Cluster;
import io.githops.lease.LeaseHolder;
import io.githops.lease.LeaseToken;
import io.githops.reconcile.Reconciler;
import io.githops.reconcile.ReconcilerState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private final FleetScene scene = new FleetScene("lab", "west", "east").commit("first", "1");
    private final Fleet fleet =
            Fleet.builder().atOnce(2).listener(scene.events::add).build();

    @AfterEach
    void close() {
        fleet.close();
        scene.close();
    }

    private Fleet withAll(Fleet filled) {
        scene.clusters.keySet().forEach(name -> filled.add(name, Map.of("site", name), scene.opening(name)));
        return filled;
    }

    @Test
    void bringsAllMembersToTheNewestRevision() {
        withAll(fleet).start();

        eventually(() -> fleet.state().isSettled());

        assertThat(scene.clusters.keySet()).extracting(scene::value).containsOnly("1");
        assertThat(fleet.state().members()).extracting(MemberState::name).containsExactly("east", "lab", "west");
        assertThat(scene.events)
                .anyMatch(event ->
                        event instanceof FleetEvent.Told told && told.member().equals("lab"));
    }

    @Test
    void followsNewRevisionsWhenTriggered() {
        withAll(fleet).start();
        eventually(() -> fleet.state().isSettled());

        scene.commit("second", "2");
        fleet.trigger();

        eventually(() -> scene.clusters.keySet().stream()
                .allMatch(name -> scene.value(name).equals("2")));
    }

    @Test
    void healsDriftOfOneMember() {
        withAll(fleet).start();
        eventually(() -> fleet.state().isSettled());

        scene.drift("west");

        eventually(() -> scene.value("west").equals("1"));
    }

    @Test
    void aMemberThatFailsDoesNotHoldUpTheOthers() {
        fleet.add("broken", Map.of(), member -> {
            throw new IllegalStateException("no kubeconfig");
        });
        scene.embedded.get("lab").faults().onAll().answer(500);
        withAll(fleet).start();

        eventually(() -> scene.value("west").equals("1") && scene.value("east").equals("1"));

        eventually(() -> fleet.state().failing() >= 1);
        assertThat(scene.event(FleetEvent.OpeningFailed.class)).isPresent();
    }

    @Test
    void aListenerThatFailsDoesNoHarm() {
        try (Fleet careless = Fleet.builder()
                .listener(event -> {
                    throw new IllegalStateException("on purpose");
                })
                .build()) {
            withAll(careless).start();

            eventually(() -> careless.state().isSettled());
        }
    }

    @Test
    void membersComeAndGoWhileItRuns() {
        fleet.add("lab", Map.of(), scene.opening("lab"));
        fleet.start();
        eventually(() -> fleet.state().isSettled());

        fleet.add("west", Map.of(), scene.opening("west"));
        eventually(() -> scene.value("west").equals("1"));
        assertThat(fleet.remove("lab")).isTrue();
        assertThat(fleet.remove("lab")).isFalse();

        eventually(() -> scene.event(FleetEvent.Closed.class).isPresent());
        assertThat(fleet.state().members()).hasSize(1);
        assertThat(fleet.reconciler("lab")).isEmpty();
    }

    @Test
    void refusesTwoMembersOfOneName() {
        fleet.add("lab", Map.of(), scene.opening("lab"));

        assertThatThrownBy(() -> fleet.add("lab", Map.of(), scene.opening("west")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("member lab");
    }

    @Test
    void rollsOneRevisionOutAndIgnoresNewerOnes() throws InterruptedException {
        withAll(fleet).start();
        eventually(() -> fleet.state().isSettled());
        scene.commit("second", "2");
        scene.commit("third", "3");

        Rollout rollout = fleet.rollout("release", "second")
                .stage(RolloutStage.ofMembers("canary", "lab"))
                .stage(RolloutStage.of("rest", Map.of()).atOnce(2))
                .store(RolloutStore.configMap(scene.clusters.get("lab"), "default"))
                .start();
        fleet.trigger();
        RolloutState end = rollout.await(Duration.ofSeconds(60));

        assertThat(end.phase()).describedAs(end.toString()).isEqualTo(RolloutState.Phase.SUCCEEDED);
        assertThat(scene.clusters.keySet()).extracting(scene::value).containsOnly("2");
        rollout.follow();
        eventually(() -> scene.clusters.keySet().stream()
                .allMatch(name -> scene.value(name).equals("3")));
    }

    @Test
    void membersOfARolloutBeginAfterARestartWhereTheyWere() throws InterruptedException {
        withAll(fleet).start();
        eventually(() -> fleet.state().isSettled());
        scene.commit("second", "2");
        RolloutStore store = RolloutStore.configMap(scene.clusters.get("lab"), "default");
        Rollout rollout = staged(fleet, store);
        eventually(() -> rollout.state().phase() == RolloutState.Phase.BAKING);
        fleet.close();
        scene.commit("third", "3");

        try (Fleet again = Fleet.builder().build()) {
            withAll(again);
            Rollout goingOn = staged(again, store);
            again.start();
            eventually(() -> goingOn.state().phase() == RolloutState.Phase.BAKING);

            eventually(() -> again.state().members().stream().allMatch(MemberState::isInSync));
            assertThat(scene.value("lab")).isEqualTo("2");
            assertThat(scene.value("west")).isEqualTo("1");
        }
    }

    private static Rollout staged(Fleet fleet, RolloutStore store) {
        return fleet.rollout("release", "second")
                .stage(RolloutStage.ofMembers("canary", "lab").bake(Duration.ofHours(1)))
                .stage(RolloutStage.of("rest", Map.of()))
                .store(store)
                .start();
    }

    @Test
    void reconcilesWhatItsLeasesGiveIt() {
        var leases = new FakeLeases();
        try (Fleet shared = Fleet.builder().shared(leases).build()) {
            withAll(shared);
            leases.held.add("lab");
            shared.start();
            eventually(() -> scene.value("lab").equals("1"));
            assertThat(shared.state().open()).isEqualTo(1);

            leases.held.add("west");
            leases.held.remove("lab");

            eventually(() -> scene.value("west").equals("1"));
            eventually(() -> shared.reconciler("lab").isEmpty());
            scene.drift("lab");
            eventually(() -> shared.state().open() == 1);
            assertThat(scene.value("lab")).isEqualTo("drifted");
            assertThat(scene.value("east")).isEmpty();
        }
    }

    @Test
    void refusesAReconcilerThatIsNotFencedInASharedFleet() {
        var leases = new FakeLeases();
        leases.held.add("lab");
        try (Fleet shared =
                Fleet.builder().shared(leases).listener(scene.events::add).build()) {
            shared.add("lab", Map.of(), member -> Reconciler.builder(scene.source(), scene.clusters.get("lab")));
            shared.start();

            eventually(() -> scene.event(FleetEvent.OpeningFailed.class).isPresent());
            assertThat(scene.event(FleetEvent.OpeningFailed.class).orElseThrow().cause())
                    .hasMessageContaining("member.fence(cluster)");
        }
    }

    @Test
    void showsTheStateOfEachMember() {
        withAll(fleet).start();
        eventually(() -> fleet.state().isSettled());

        MemberState lab = fleet.state().members().get(1);
        assertThat(lab.labels()).isEqualTo(Map.of("site", "lab"));
        assertThat(lab.reconciler()
                        .flatMap(ReconcilerState::synced)
                        .orElseThrow()
                        .id())
                .isEqualTo("first");
        assertThat(fleet.state())
                .hasToString("3 members: 3 reconciled here, 3 in sync, 0 drifted, 0 failing; "
                        + fleet.state().running() + " running, 0 waiting");
    }

    /** Leases as a test gives and takes them. */
    private static final class FakeLeases implements LeaseHolder {
        final Set<String> held = ConcurrentHashMap.newKeySet();

        @Override
        public Optional<LeaseToken> token(String item) {
            return held.contains(item) ? Optional.of(new Token(item)) : Optional.empty();
        }

        private final class Token implements LeaseToken {
            private final String item;

            Token(String item) {
                this.item = item;
            }

            @Override
            public String lease() {
                return "default/" + item;
            }

            @Override
            public String holder() {
                return "me";
            }

            @Override
            public long transitions() {
                return 0;
            }

            @Override
            public Duration remaining() {
                return held.contains(item) ? Duration.ofSeconds(10) : Duration.ZERO;
            }

            @Override
            public Cluster fence(Cluster cluster) {
                return cluster;
            }
        }
    }
}
