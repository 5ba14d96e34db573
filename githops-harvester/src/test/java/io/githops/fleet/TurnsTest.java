package io.githops.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration PATIENT = Duration.ofMinutes(10);

    @Test
    void membersTakeTurnsThoughOneWantsMany() throws InterruptedException {
        try (var turns = new Turns(1, PATIENT)) {
            List<String> order = new CopyOnWriteArrayList<>();
            var gate = new CountDownLatch(1);
            var done = new CountDownLatch(6);
            turns.lane().execute(() -> await(gate));
            Turns.Lane greedy = turns.lane();
            Turns.Lane modest = turns.lane();
            for (int i = 0; i < 4; i++) {
                greedy.execute(() -> note(order, "greedy", done));
            }
            for (int i = 0; i < 2; i++) {
                modest.execute(() -> note(order, "modest", done));
            }

            gate.countDown();

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(order).containsExactly("greedy", "modest", "greedy", "modest", "greedy", "greedy");
        }
    }

    @Test
    void aMemberHasOneTurnAtATime() throws InterruptedException {
        try (var turns = new Turns(4, PATIENT)) {
            var running = new AtomicInteger();
            var most = new AtomicInteger();
            var done = new CountDownLatch(50);
            Turns.Lane lane = turns.lane();

            for (int i = 0; i < 50; i++) {
                lane.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    done.countDown();
                });
            }

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(most).hasValue(1);
        }
    }

    @Test
    void noMoreTurnsAreTakenThanMayBeAtOnce() throws InterruptedException {
        try (var turns = new Turns(2, PATIENT)) {
            var gate = new CountDownLatch(1);
            var begun = new CountDownLatch(2);
            for (int i = 0; i < 5; i++) {
                turns.lane().execute(() -> {
                    begun.countDown();
                    await(gate);
                });
            }

            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(turns.running()).isEqualTo(2);
            assertThat(turns.waiting()).isEqualTo(3);
            gate.countDown();
        }
    }

    @Test
    void slowMembersMakeRoomForOthers() throws InterruptedException {
        try (var turns = new Turns(1, Duration.ofMillis(5))) {
            var gate = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            turns.lane().execute(() -> await(gate));
            turns.lane().execute(() -> await(gate));

            turns.lane().execute(done::countDown);

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            gate.countDown();
        }
    }

    @Test
    void aTurnThatFailsEndsNothingElse() throws InterruptedException {
        try (var turns = new Turns(1, PATIENT)) {
            var done = new CountDownLatch(1);
            Turns.Lane lane = turns.lane();

            lane.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            lane.execute(done::countDown);

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void note(List<String> order, String name, CountDownLatch done) {
        order.add(name);
        done.countDown();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
