package io.githops.lease;

import io.githops.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Replicas that share work, on one embedded Harvester, each with clocks of its own. */
final class Sharers implements AutoCloseable {
    static final int SHARDS = 12;

    final Replicas replicas = new Replicas();
    private final List<Sharer> all = new ArrayList<>();

    /** One of them. */
    final class Sharer {
        final ManualTime time = new ManualTime("2026-01-01T00:00:00Z");
        final List<LeaseEvent> events = new ArrayList<>();
        final LeasedSharding sharding;
        private boolean runs = true;

        private Sharer(String identity, UnaryOperator<Cluster> disturbance) {
            sharding =
                    (LeasedSharding) Sharding.builder(disturbance.apply(replicas.cluster), Replicas.NAMESPACE, "fleet")
                            .identity(identity)
                            .shards(SHARDS)
                            .listener(events::add)
                            .time(time)
                            .telling(Runnable::run)
                            .build();
        }

        List<Integer> held() {
            return sharding.state().held();
        }

        /** Does nothing from now on, as if it had crashed or stood still. */
        void stop() {
            runs = false;
        }

        void goOn() {
            runs = true;
        }
    }

    Sharer add(String identity) {
        return add(identity, cluster -> cluster);
    }

    Sharer add(String identity, UnaryOperator<Cluster> disturbance) {
        var sharer = new Sharer(identity, disturbance);
        all.add(sharer);
        return sharer;
    }

    /** Time goes by for all, two seconds a round, and those that run do a step in each. */
    Sharers rounds(int number) {
        for (int round = 0; round < number; round++) {
            for (Sharer sharer : all) {
                sharer.time.advance(Duration.ofSeconds(2));
            }
            for (Sharer sharer : all) {
                if (sharer.runs) {
                    sharer.sharding.step();
                }
                requireOneHolderAtMost();
            }
        }
        return this;
    }

    private void requireOneHolderAtMost() {
        List<Integer> held = held();
        if (held.stream().distinct().count() != held.size()) {
            throw new AssertionError("two replicas hold one shard: " + held);
        }
    }

    /** Of all replicas. */
    List<Integer> held() {
        return all.stream().flatMap(sharer -> sharer.held().stream()).toList();
    }

    @Override
    public void close() {
        replicas.close();
    }
}
