package io.githops.harvester.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a view told, each change in a word: {@code ADDED web@7}. */
final class Seen implements Consumer<LiveChange> {
    private final BlockingQueue<LiveChange> changes = new LinkedBlockingQueue<>();

    @Override
    public synchronized void accept(LiveChange change) {
        changes.add(change);
        notifyAll();
    }

    /** Waits for a further change, or not so long. */
    synchronized void await(Duration atMost) throws InterruptedException {
        wait(atMost.toMillis());
    }

    /** The next changes; waits until there are so many. */
    List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LiveChange change = changes.poll(20, TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("nothing is told after " + next);
            }
            next.add(words(change));
        }
        return next;
    }

    List<LiveChange> all() {
        return List.copyOf(changes);
    }

    static String words(LiveChange change) {
        if (change instanceof LiveChange.Added added) {
            return "ADDED " + added.live().name() + "@"
                    + added.live().resourceVersion().orElse("");
        }
        if (change instanceof LiveChange.Changed changed) {
            return "CHANGED " + changed.id().name() + "@"
                    + changed.before().resourceVersion().orElse("") + "-"
                    + changed.live().resourceVersion().orElse("");
        }
        return change instanceof LiveChange.Removed removed
                ? "REMOVED " + removed.id().name() + "@"
                        + removed.before().resourceVersion().orElse("")
                : "RESYNCED " + change.kind().kind();
    }
}
