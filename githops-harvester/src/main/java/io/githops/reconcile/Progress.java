package io.githops.reconcile;

import io.githops.diff.ResourceChange;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a run is, and how long the rest will take, going by what changes like it took. Thread-safe. */
final class Progress {
    private final int total;
    private final int atOnce;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, Mean> durations = new HashMap<>();
    private final Mean all = new Mean();
    private int begun;
    private int done;

    /** @param atOnce how many changes are made at a time */
    Progress(Collection<ResourceChange> changes, int atOnce) {
        this.total = changes.size();
        this.atOnce = atOnce;
        changes.forEach(change -> left.merge(likeness(change), 1, Integer::sum));
    }

    synchronized SyncEvent begin(ResourceChange change) {
        return new SyncEvent.Changing(change, begun++, total);
    }

    /** @param took null when it was not tried */
    synchronized SyncEvent end(ResourceChange change, @Nullable Duration took) {
        done++;
        left.merge(likeness(change), -1, Integer::sum);
        if (took != null) {
            durations.computeIfAbsent(likeness(change), any -> new Mean()).add(took);
            all.add(took);
        }
        return new SyncEvent.Progressed(done, total, rest());
    }

    private Optional<Duration> rest() {
        if (all.count == 0) {
            return Optional.empty();
        }
        long millis = 0;
        for (Map.Entry<String, Integer> like : left.entrySet()) {
            millis +=
                    like.getValue() * durations.getOrDefault(like.getKey(), all).millis();
        }
        int parallel = Math.max(1, Math.min(atOnce, total - done));
        return Optional.of(Duration.ofMillis(millis / parallel));
    }

    private static String likeness(ResourceChange change) {
        return change.action() + " " + change.id().group() + "/" + change.id().kind();
    }

    private static final class Mean {
        private long sum;
        private int count;

        void add(Duration took) {
            sum += took.toMillis();
            count++;
        }

        long millis() {
            return sum / count;
        }
    }
}
