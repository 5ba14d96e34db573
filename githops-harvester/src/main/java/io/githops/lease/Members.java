package io.githops.lease;

import io.githops.model.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which replicas live, as this one sees it: those whose heartbeat it saw change, or saw for the first time, no longer ago than a
 * lease lasts. Not thread-safe.
 */
final class Members {
    /** After so many leases nobody waits for a member any more. */
    private static final int LONG = 10;

    private final LeaseTiming timing;
    private final LeaseTime time;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> present = new HashSet<>();

    private record Seen(LeaseRecord record, long since) {}

    Members(LeaseTiming timing, LeaseTime time) {
        this.timing = timing;
        this.time = time;
    }

    /** @param heartbeats the members' leases, all of them */
    void look(Collection<Resource> heartbeats) {
        present.clear();
        for (Resource heartbeat : heartbeats) {
            LeaseRecord record = LeaseStore.record(heartbeat);
            if (!record.holder().isEmpty()) {
                present.add(record.holder());
                Seen before = seen.get(record.holder());
                if (before == null || !before.record().equals(record)) {
                    seen.put(record.holder(), new Seen(record, time.nanos()));
                }
            }
        }
        seen.keySet().removeIf(member -> !present.contains(member) && hasLasted(member, LONG));
    }

    /** Those that show a heartbeat and live, in order. */
    List<String> present() {
        return present.stream().filter(this::isAlive).sorted().toList();
    }

    /**
     * Whether the holder of a shard may still be writing, though its heartbeat be deleted. One that was never heard of counts
     * from now.
     */
    boolean isAlive(String holder) {
        seen.computeIfAbsent(holder, any -> new Seen(LeaseRecord.NONE, time.nanos()));
        return !hasLasted(holder, 1);
    }

    /** Whether a heartbeat stopped so long ago that it may be swept up. */
    boolean isLongGone(Resource heartbeat) {
        return hasLasted(LeaseStore.record(heartbeat).holder(), LONG);
    }

    private boolean hasLasted(String member, int times) {
        Seen last = seen.get(member);
        if (last == null) {
            return false;
        }
        Duration lasting = last.record().duration();
        return time.nanos() - last.since()
                >= (lasting.isZero() ? timing.leaseDuration() : lasting)
                        .multipliedBy(times)
                        .toNanos();
    }
}
