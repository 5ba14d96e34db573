package io.githops.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Notices that wait to be written, those about the same added up. Bounded and thread-safe. */
final class PendingNotices {
    private final int max;
    private final Map<Notice.Key, Counted> waiting = new LinkedHashMap<>();
    private long dropped;

    PendingNotices(int max) {
        this.max = max;
    }

    /** The newest notice of several about the same. */
    record Counted(Notice notice, long count, Instant first, Instant last) {
        Counted and(Notice newer, Instant now) {
            return new Counted(newer, count + 1, first, now);
        }
    }

    synchronized void add(Notice notice, Instant now) {
        Counted before = waiting.get(notice.key());
        if (before != null) {
            waiting.put(notice.key(), before.and(notice, now));
        } else if (waiting.size() < max) {
            waiting.put(notice.key(), new Counted(notice, 1, now, now));
        } else {
            dropped++;
        }
    }

    /** The one that waits longest. */
    synchronized Optional<Counted> take() {
        Optional<Counted> oldest = waiting.values().stream().findFirst();
        oldest.ifPresent(counted -> waiting.remove(counted.notice().key()));
        return oldest;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized long dropped() {
        return dropped;
    }
}
