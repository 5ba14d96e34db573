package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.UnavailableException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SyncLoopTest {
    private final BlockingQueue<SyncEvent> events = new LinkedBlockingQueue<>();

    @Test
    void syncsAgainAndAgainUntilClosed() throws InterruptedException {
        var syncs = new LinkedBlockingQueue<String>();
        try (var loop = new SyncLoop(() -> syncs.add("sync"), Duration.ofMillis(1), events::add)) {
            loop.start();

            assertThat(syncs.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(syncs.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void reportsAFailureAndWhenItIsTriedAgain() throws InterruptedException {
        Runnable failing = () -> {
            throw new UnavailableException("the cluster is away", null, null);
        };
        try (var loop = new SyncLoop(failing, Duration.ofMillis(5), events::add)) {
            loop.start();

            assertThat(events.poll(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(SyncEvent.Failed.class, failed -> {
                assertThat(failed.cause()).isInstanceOf(UnavailableException.class);
                assertThat(failed.retryIn()).isEqualTo(Duration.ofMillis(5));
            });
            assertThat(events.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void startsOnce() {
        try (var loop = new SyncLoop(() -> {}, Duration.ofHours(1), events::add)) {
            loop.start();

            assertThatThrownBy(loop::start).isInstanceOf(IllegalStateException.class);
        }
    }
}
