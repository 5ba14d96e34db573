package io.githops.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Harvester;
import io.githops.harvester.embedded.EmbeddedHarvester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to three replicas, no two may write for one piece of work at any moment. */
class OneHolderProperties {
    private static final int SHARDS = 4;
    /** One of each shard. */
    private static final List<String> ITEMS =
            IntStream.range(0, SHARDS).mapToObj(OneHolderProperties::itemOf).toList();

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void oneLeaderAtMost(@ForAll long seed) {
        try (var world = new World(seed)) {
            world.run(
                    replica -> (RenewingElection) LeaderElection.builder(replica.cluster, "default", "reconciler")
                            .identity(replica.name)
                            .time(replica.time)
                            .telling(Runnable::run)
                            .build(),
                    election -> () -> election.step(),
                    election -> List.of(election.token()));
        }
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void oneHolderOfAShardAtMost(@ForAll long seed) {
        try (var world = new World(seed)) {
            world.run(
                    replica -> (LeasedSharding) Sharding.builder(replica.cluster, "default", "fleet")
                            .identity(replica.name)
                            .shards(SHARDS)
                            .time(replica.time)
                            .telling(Runnable::run)
                            .build(),
                    sharding -> () -> sharding.step(),
                    sharding -> ITEMS.stream().map(sharding::token).toList());
        }
    }

    private static String itemOf(int shard) {
        return IntStream.range(0, 1000)
                .mapToObj(number -> "item-" + number)
                .filter(item -> Rendezvous.shard(item, SHARDS) == shard)
                .findFirst()
                .orElseThrow();
    }

    /** Time passes for all alike, but clocks on walls jump, requests get lost, and replicas stand still in between. */
    private static final class World implements AutoCloseable {
        private final Random random;
        private final EmbeddedHarvester embedded = EmbeddedHarvester.create();
        private final List<Replica> replicas = new ArrayList<>();
        private Runnable check = () -> {};
        private boolean isCalm;
        private int held;

        World(long seed) {
            random = new Random(seed);
        }

        <T> void run(
                Function<Replica, T> build,
                Function<T, Runnable> step,
                Function<T, List<Optional<LeaseToken>>> tokens) {
            List<T> all = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                var replica = new Replica(name);
                replicas.add(replica);
                T built = build.apply(replica);
                all.add(built);
                replica.step = step.apply(built);
            }
            check = () -> requireOneHolder(all.stream().map(tokens).toList());
            for (int i = 0; i < 120; i++) {
                act();
                check.run();
            }
            isCalm = true;
            replicas.forEach(replica -> replica.cluster.trouble = 0);
            for (int i = 0; i < 40; i++) {
                pass(Duration.ofSeconds(2));
                replicas.forEach(this::step);
            }
            check.run();
            assertThat(held)
                    .describedAs("work that is held when all is calm")
                    .isEqualTo(tokens.apply(all.get(0)).size());
        }

        private void act() {
            Replica replica = replicas.get(random.nextInt(replicas.size()));
            switch (random.nextInt(10)) {
                case 0 -> replica.time.jump(Duration.ofSeconds(random.nextInt(7200) - 3600));
                case 1 -> replica.cluster.trouble = random.nextInt(3) * 0.3;
                case 2 -> pass(Duration.ofSeconds(random.nextInt(20)));
                case 3, 4 -> pass(Duration.ofMillis(random.nextInt(2000)));
                default -> step(replica);
            }
        }

        private void step(Replica replica) {
            replica.isStepping = true;
            try {
                replica.step.run();
            } finally {
                replica.isStepping = false;
            }
        }

        /** In the middle of a replica's step: time goes by, or another replica makes a step of its own. */
        private void meanwhile() {
            if (isCalm) {
                return;
            }
            check.run();
            if (random.nextInt(6) == 0) {
                pass(Duration.ofMillis(random.nextInt(random.nextInt(20) == 0 ? 20_000 : 1500)));
            }
            Replica other = replicas.get(random.nextInt(replicas.size()));
            if (!other.isStepping && random.nextInt(4) == 0) {
                step(other);
            }
            check.run();
        }

        private void pass(Duration duration) {
            replicas.forEach(replica -> replica.time.advance(duration));
        }

        private void requireOneHolder(List<List<Optional<LeaseToken>>> tokens) {
            held = 0;
            for (int work = 0; work < tokens.get(0).size(); work++) {
                int item = work;
                List<LeaseToken> valid = tokens.stream()
                        .flatMap(ofReplica -> ofReplica.get(item).stream())
                        .filter(LeaseToken::isValid)
                        .toList();
                assertThat(valid).hasSizeLessThanOrEqualTo(1);
                held += valid.size();
            }
        }

        @Override
        public void close() {
            embedded.close();
        }

        private final class Replica {
            final String name;
            final ManualTime time = new ManualTime("2026-01-01T00:00:00Z");
            final DisturbedCluster cluster =
                    new DisturbedCluster(Harvester.over(embedded.transport()), random, World.this::meanwhile);
            Runnable step = () -> {};
            boolean isStepping;

            Replica(String name) {
                this.name = name;
            }
        }
    }
}
