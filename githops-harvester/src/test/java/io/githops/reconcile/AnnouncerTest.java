package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnnouncerTest {
    private static final SyncEvent END =
            new SyncEvent.Failed(new UnavailableException("on purpose", null, null), Duration.ZERO);

    @Test
    void hasToldEveryListenerByTheEndOfASync() {
        List<SyncEvent> one = new ArrayList<>();
        List<SyncEvent> other = new ArrayList<>();
        try (var announcer = new Announcer(List.of(one::add, other::add))) {
            for (int done = 0; done < 100; done++) {
                announcer.accept(progressed(done));
            }
            announcer.accept(END);

            assertThat(one).hasSize(101).isEqualTo(other);
            assertThat(one.subList(0, 3)).containsExactly(progressed(0), progressed(1), progressed(2));
        }
    }

    @Test
    void letsNoListenerSufferFromAnother() {
        List<SyncEvent> told = new ArrayList<>();
        var never = new CountDownLatch(1);
        try (var announcer = new Announcer(List.of(
                event -> {
                    throw new IllegalStateException("listener of a test that fails on purpose");
                },
                event -> awaitQuietly(never),
                told::add))) {
            announcer.accept(progressed(1));
            announcer.accept(END);
            announcer.accept(END);

            assertThat(told).containsExactly(progressed(1), END, END);
        }
        never.countDown();
    }

    @Test
    void dropsWhatAListenerIsTooSlowForAndCountsIt() {
        var never = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var queue = new ListenerQueue(
                event -> {
                    begun.countDown();
                    awaitQuietly(never);
                },
                2);
        queue.add(END);
        awaitQuietly(begun);

        for (int event = 0; event < 5; event++) {
            queue.add(END);
        }

        assertThat(queue.dropped()).isEqualTo(3);
        never.countDown();
        queue.close();
    }

    private static SyncEvent progressed(int done) {
        return new SyncEvent.Progressed(done, 100, java.util.Optional.empty());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
