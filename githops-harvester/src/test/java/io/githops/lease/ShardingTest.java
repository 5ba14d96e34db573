package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.Cluster;
import io.githops.cluster.ForwardingCluster;
import io.githops.harvester.embedded.RecordedRequest;
import io.githops.lease.Sharers.Sharer;
import io.githops.model.Resource;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardingTest {
    private static final List<Integer> ALL =
            IntStream.range(0, Sharers.SHARDS).boxed().toList();
    /** Rounds of two seconds until a lease has run out, and one to act on it. */
    private static final int LEASE = 9;

    private final Sharers sharers = new Sharers();

    @AfterEach
    void close() {
        sharers.close();
    }

    @Test
    void oneReplicaHasAllTheWork() {
        Sharer only = sharers.add("only");

        sharers.rounds(1);

        assertThat(only.held()).isEqualTo(ALL);
        assertThat(only.sharding.token("cluster-17")).isPresent();
    }

    @Test
    void replicasShareEvenly() {
        List<Sharer> three = List.of(sharers.add("a"), sharers.add("b"), sharers.add("c"));

        sharers.rounds(4);

        assertThat(sharers.held()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(three).allSatisfy(sharer -> assertThat(sharer.held()).hasSize(4));
        assertThat(three.get(2).sharding.state().members()).containsExactly("a", "b", "c");
    }

    @Test
    void anItemIsTheWorkOfOneReplica() {
        Sharer first = sharers.add("a");
        Sharer second = sharers.add("b");

        sharers.rounds(3);

        assertThat(IntStream.range(0, 100).mapToObj(number -> "cluster-" + number))
                .allSatisfy(item -> assertThat(first.sharding.token(item).isPresent())
                        .isNotEqualTo(second.sharding.token(item).isPresent()));
    }

    @Test
    void aReplicaThatComesGetsItsShareWithinTwoRounds() {
        sharers.add("a");
        sharers.rounds(2);
        Sharer second = sharers.add("b");

        sharers.rounds(3);

        assertThat(second.held()).hasSize(6);
        assertThat(sharers.held()).hasSize(Sharers.SHARDS);
    }

    @Test
    void aReplicaThatLeavesHandsItsShareOverAtOnce() {
        sharers.add("a");
        Sharer second = sharers.add("b");
        sharers.rounds(3);

        second.sharding.close();
        second.stop();
        sharers.rounds(1);

        assertThat(second.held()).isEmpty();
        assertThat(sharers.held()).hasSize(Sharers.SHARDS);
        assertThat(sharers.replicas.leases())
                .filteredOn(name -> name.contains("-member-"))
                .hasSize(1);
    }

    @Test
    void theShareOfACrashedReplicaIsTakenOverWhenItsLeaseHasRunOut() {
        Sharer first = sharers.add("a");
        Sharer second = sharers.add("b");
        sharers.rounds(3);

        second.stop();
        sharers.rounds(6);
        assertThat(first.held()).hasSize(6);
        sharers.rounds(LEASE - 6);

        assertThat(first.held()).isEqualTo(ALL);
    }

    @Test
    void aReplicaThatStoodStillWritesNothingMore() {
        sharers.add("a");
        Sharer second = sharers.add("b");
        sharers.rounds(3);
        String item = itemOf(second);
        LeaseToken token = second.sharding.token(item).orElseThrow();
        var forOneTerm = token.fence(sharers.replicas.cluster);

        second.stop();
        sharers.rounds(LEASE);
        second.goOn();
        sharers.rounds(3);

        assertThat(sharers.held()).hasSize(Sharers.SHARDS);
        assertThatThrownBy(() -> forOneTerm.apply(Replicas.configMap("work", "1"), Replicas.WRITING))
                .isInstanceOf(LostLeaseException.class);
        assertThat(second.events).filteredOn(LeaseEvent.Lost.class::isInstance).isNotEmpty();
    }

    @Test
    void aShardTakenWhileItsHolderComesBackHasOneHolder() {
        var returning = new Interruption();
        sharers.add("a", returning::around);
        Sharer second = sharers.add("b");
        sharers.rounds(3);
        second.stop();
        sharers.rounds(7);

        returning.beforeNextWriteOfAShard(() -> second.sharding.step());
        sharers.rounds(1);
        second.goOn();
        sharers.rounds(3);

        assertThat(returning.happened).isTrue();
        assertThat(sharers.held()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void nobodyHoldsAnythingWhileTheServerIsAwayForLong() {
        sharers.add("a");
        sharers.add("b");
        sharers.rounds(3);

        var outage = sharers.replicas.embedded.faults().onAll().answer(404);
        sharers.rounds(5);
        assertThat(sharers.held()).isEmpty();
        outage.lift();
        sharers.rounds(2);

        assertThat(sharers.held()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void aDeletedLeaseOfAShardIsTakenAnew() {
        sharers.add("a");
        sharers.add("b");
        sharers.rounds(3);

        ALL.forEach(number -> sharers.replicas.delete("fleet-shard-" + number));
        sharers.rounds(LEASE);

        assertThat(sharers.held()).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void aShardGivenToSomebodyElseByHandComesBackWhenThatOneShowsNoLife() {
        Sharer only = sharers.add("a");
        sharers.rounds(1);

        sharers.replicas.edit(
                "fleet-shard-3",
                Mapping.builder()
                        .put("holderIdentity", "somebody")
                        .put("leaseDurationSeconds", 15)
                        .build());
        sharers.rounds(1);
        assertThat(only.held()).doesNotContain(3);
        sharers.rounds(LEASE);

        assertThat(only.held()).isEqualTo(ALL);
    }

    @Test
    void aDeletedHeartbeatTakesNothingFromItsOwner() {
        Sharer first = sharers.add("a");
        Sharer second = sharers.add("b");
        sharers.rounds(3);
        List<Integer> before = second.held();

        sharers.replicas.leases().stream()
                .filter(name -> name.contains("-member-"))
                .forEach(sharers.replicas::delete);
        sharers.rounds(3);

        assertThat(sharers.held()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(second.held()).isEqualTo(before);
        assertThat(first.held()).hasSize(6);
    }

    @Test
    void heartbeatsOfThoseLongGoneAreSweptUp() {
        sharers.add("a");
        sharers.add("b").stop();
        sharers.add("c");
        sharers.rounds(2);

        Sharer gone = sharers.add("d");
        sharers.rounds(1);
        gone.stop();
        sharers.rounds(90);

        assertThat(sharers.replicas.leases())
                .filteredOn(name -> name.contains("-member-"))
                .hasSize(2);
    }

    @Test
    void aSteadyStateCostsOneListAndOnePatchARound() {
        sharers.add("a");
        sharers.rounds(3);
        int before = sharers.replicas.embedded.requests().size();

        sharers.rounds(10);

        List<RecordedRequest> requests = sharers.replicas.embedded.requests();
        assertThat(requests.subList(before, requests.size())).hasSize(20);
    }

    private static String itemOf(Sharer sharer) {
        return IntStream.range(0, 1000)
                .mapToObj(number -> "cluster-" + number)
                .filter(item -> sharer.sharding.token(item).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Lets something happen between what a replica has read and what it writes. */
    private static final class Interruption {
        private Runnable next = () -> {};
        private boolean isArmed;
        boolean happened;

        void beforeNextWriteOfAShard(Runnable work) {
            next = work;
            isArmed = true;
        }

        Cluster around(Cluster cluster) {
            return new ForwardingCluster(cluster) {
                @Override
                public Resource apply(Resource manifest, ApplyOptions options) {
                    if (isArmed && manifest.name().contains("-shard-")) {
                        isArmed = false;
                        happened = true;
                        next.run();
                    }
                    return super.apply(manifest, options);
                }
            };
        }
    }
}
