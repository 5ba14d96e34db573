package io.githops.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.githops.cluster.ClusterException;
import io.githops.cluster.ConflictException;
import io.githops.model.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Shares by a heartbeat for each replica and a lease for each shard, on a thread of its own. */
final class LeasedSharding implements Sharding {
    private final String identity;
    private final LeaseTiming timing;
    private final LeaseTime time;
    private final LeaseStore leases;
    private final Consumer<LeaseEvent> events;
    private final String heartbeats;
    private final Candidate heartbeat;
    private final Members members;
    private final List<Shard> shards;
    private final LeaseThread thread;
    private volatile List<String> present = List.of();
    private long lastBeat;

    LeasedSharding(Builder options) {
        identity = options.identity;
        timing = options.timing;
        time = options.time;
        leases = new LeaseStore(options.cluster, options.namespace, Map.of("githops.io/sharding", options.name));
        events = new LeaseEvents(options.listener, options.telling);
        heartbeats = options.name + "-member-";
        heartbeat = new Candidate(leases, heartbeats + digest(identity), identity, timing, time, this::failuresOnly);
        members = new Members(timing, time);
        shards = IntStream.range(0, options.shards)
                .mapToObj(number -> new Shard(options.name + "-shard-" + number, identity, timing, time, events))
                .toList();
        thread = new LeaseThread(options.name, this::step);
    }

    /** What names of objects may hold, whatever the identity does. */
    private static String digest(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString();
    }

    private void failuresOnly(LeaseEvent event) {
        if (event instanceof LeaseEvent.Failed) {
            events.accept(event);
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Renews, looks who else there is, and takes and hands over accordingly; gives how long to wait before the next. */
    synchronized Duration step() {
        beat();
        shards.forEach(Shard::noticeLapse);
        try {
            look();
            share();
        } catch (ClusterException e) {
            events.accept(new LeaseEvent.Failed(leases.path(heartbeats + digest(identity)), e));
        }
        return timing.retry();
    }

    private void beat() {
        heartbeat.attempt();
        lastBeat = time.nanos();
    }

    private void look() {
        Map<String, Resource> found = new HashMap<>();
        leases.within(timing.renewDeadline()).list().forEach(lease -> found.put(lease.name(), lease));
        Collection<Resource> others = found.values().stream()
                .filter(lease -> lease.name().startsWith(heartbeats))
                .toList();
        members.look(others);
        present = members.present();
        shards.forEach(shard -> shard.look(found.get(shard.name())));
        others.stream().filter(members::isLongGone).forEach(leases::delete);
    }

    private void share() {
        if (heartbeat.term().isEmpty()) {
            return;
        }
        var all = new TreeSet<>(present);
        all.add(identity);
        List<String> assigned = Rendezvous.assign(all, shards.size());
        for (int number = 0; number < assigned.size(); number++) {
            share(shards.get(number), assigned.get(number).equals(identity));
        }
    }

    /** Many slow writes must not keep the heart from beating. */
    private void share(Shard shard, boolean isMine) {
        if (time.nanos() - lastBeat >= timing.retry().toNanos()) {
            beat();
        }
        Term pulse = heartbeat.term().orElse(null);
        if (pulse == null) {
            return;
        }
        LeaseStore soon = leases.within(pulse.remaining());
        try {
            if (isMine) {
                shard.take(soon, members, pulse.pulse());
            } else {
                shard.letGo(soon);
            }
        } catch (ConflictException e) {
            // Somebody was quicker; the next look shows who.
        } catch (ClusterException e) {
            events.accept(new LeaseEvent.Failed(leases.path(shard.name()), e));
        }
    }

    @Override
    public Optional<LeaseToken> token(String item) {
        return shards.get(Rendezvous.shard(item, shards.size())).term().map(term -> term);
    }

    @Override
    public ShardingState state() {
        List<Integer> held = IntStream.range(0, shards.size())
                .filter(number -> shards.get(number).term().isPresent())
                .boxed()
                .toList();
        return new ShardingState(identity, present, shards.size(), held);
    }

    @Override
    public void close() {
        if (thread.close(timing.renewDeadline())) {
            handOver();
        }
    }

    private synchronized void handOver() {
        for (Shard shard : shards) {
            share(shard, false);
        }
        heartbeat.remove();
    }
}
