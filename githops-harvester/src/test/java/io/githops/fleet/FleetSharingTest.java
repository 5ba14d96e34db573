package io.githops.fleet;

import static io.githops.fleet.FleetScene.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.lease.LeaderElection;
import io.githops.lease.LeaseHolder;
import io.githops.lease.LeaseTiming;
import io.githops.lease.Sharding;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas of a program that share a fleet, with short leases in real time. */
class FleetSharingTest {
    private static final LeaseTiming SHORT =
            new LeaseTiming(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofMillis(100));
    private static final String[] NAMES = {"a", "b", "c", "d", "e", "f"};

    private final FleetScene scene = new FleetScene(NAMES).commit("first", "1");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void replicasShareTheMembersAndTakeOverFromOneThatLeaves() {
        try (Sharding one = sharding("one");
                Fleet first = shared(one);
                Sharding two = sharding("two");
                Fleet second = shared(two)) {
            one.start();
            two.start();
            eventually(() -> first.state().open() + second.state().open() == NAMES.length
                    && first.state().open() > 0
                    && second.state().open() > 0);
            eventually(() -> allSay("1"));

            leave(first, one);

            eventually(() -> second.state().isSettled());
            scene.commit("second", "2");
            second.trigger();
            eventually(() -> allSay("2"));
            assertThat(first.state().open()).isZero();
        }
    }

    @Test
    void theLeaderReconcilesAllMembersAndAnotherFollows() {
        try (LeaderElection one = election("one");
                Fleet first = shared(one);
                LeaderElection two = election("two");
                Fleet second = shared(two)) {
            one.start();
            eventually(() -> first.state().isSettled());
            two.start();
            assertThat(second.state().open()).isZero();

            leave(first, one);

            eventually(() -> second.state().isSettled());
            eventually(() -> first.state().open() == 0);
        }
    }

    private static void leave(Fleet fleet, LeaseHolder leases) {
        fleet.close();
        if (leases instanceof Sharding sharding) {
            sharding.close();
        } else if (leases instanceof LeaderElection election) {
            election.close();
        }
    }

    private boolean allSay(String value) {
        return IntStream.range(0, NAMES.length)
                .allMatch(i -> scene.value(NAMES[i]).equals(value));
    }

    private Sharding sharding(String identity) {
        return Sharding.builder(scene.clusters.get("a"), "default", "fleet")
                .identity(identity)
                .timing(SHORT)
                .build();
    }

    private LeaderElection election(String identity) {
        return LeaderElection.builder(scene.clusters.get("a"), "default", "fleet")
                .identity(identity)
                .timing(SHORT)
                .build();
    }

    private Fleet shared(LeaseHolder leases) {
        Fleet fleet = Fleet.builder().shared(leases).build();
        for (String name : NAMES) {
            fleet.add(name, Map.of(), scene.opening(name));
        }
        fleet.start();
        return fleet;
    }
}
