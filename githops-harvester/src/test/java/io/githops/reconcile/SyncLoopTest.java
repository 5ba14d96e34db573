package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.UnavailableException;
import io.githops.model.GithopsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SyncLoopTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    private boolean isWell = true;

    private record Failure(GithopsException cause, Duration retryIn) {}

    @Test
    void syncsAgainAndAgainUntilClosed() throws InterruptedException {
        try (SyncLoop loop = loop(new Recorded(), Duration.ofMillis(1))) {
            loop.start();

            assertThat(next(2)).containsExactly("sync", "sync");
        }
    }

    @Test
    void asksTheSourceAtOnceWhenTriggeredAndLooksWhenTheClusterHasChanged() throws InterruptedException {
        try (SyncLoop loop = loop(new Recorded(), LONG)) {
            loop.start();
            assertThat(next(1)).containsExactly("sync");

            loop.changed();
            loop.changed();
            assertThat(next(1)).containsExactly("look");
            loop.trigger();
            assertThat(next(1)).containsExactly("sync");
        }
        assertThat(done).isEmpty();
    }

    @Test
    void triesAgainSoonWhenNotAllIsWell() throws InterruptedException {
        isWell = false;
        try (SyncLoop loop = loop(new Recorded(), Duration.ofMillis(3))) {
            loop.start();

            assertThat(next(2)).containsExactly("sync", "sync");
        }
    }

    @Test
    void doesNothingBeforeItIsStarted() {
        try (SyncLoop loop = loop(new Recorded(), LONG)) {
            loop.trigger();
            loop.changed();
        }
        assertThat(done).isEmpty();
    }

    @Test
    void reportsAFailureAndWhenItIsTriedAgain() throws InterruptedException {
        var failing = new Recorded() {
            @Override
            public boolean sync() {
                throw new UnavailableException("the cluster is away", null, null);
            }
        };
        try (SyncLoop loop = loop(failing, Duration.ofMillis(5))) {
            loop.start();

            for (int i = 0; i < 2; i++) {
                Failure failure = failures.poll(10, TimeUnit.SECONDS);
                assertThat(failure).isNotNull();
                assertThat(failure.cause()).isInstanceOf(UnavailableException.class);
                assertThat(failure.retryIn()).isEqualTo(Duration.ofMillis(5));
            }
        }
    }

    @Test
    void startsOnce() {
        try (SyncLoop loop = loop(new Recorded(), LONG)) {
            loop.start();

            assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class);
        }
    }

    private SyncLoop loop(SyncLoop.Work work, Duration interval) {
        return new SyncLoop(
                work, interval, (cause, retryIn) -> failures.add(new Failure(cause, retryIn)), pause -> {}, null);
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(String.valueOf(done.poll(10, TimeUnit.SECONDS)));
        }
        return next;
    }

    private class Recorded implements SyncLoop.Work {
        @Override
        public boolean sync() {
            return done.add("sync") && isWell;
        }

        @Override
        public boolean look() {
            return done.add("look") && isWell;
        }
    }
}
