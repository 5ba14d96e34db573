package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {
    @Test
    void makesNothingBeforeItIsAsked() {
        var made = new AtomicInteger();

        new Lazy<>(made::incrementAndGet);

        assertThat(made).hasValue(0);
    }

    @Test
    void makesItsValueOnceWhenManyThreadsAsk() throws Exception {
        int threads = 8;
        var made = new AtomicInteger();
        var start = new CountDownLatch(threads);
        var lazy = new Lazy<>(() -> "value " + made.incrementAndGet());
        Callable<String> ask = () -> {
            start.countDown();
            start.await();
            return lazy.get();
        };

        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> answers = executor.invokeAll(
                    IntStream.range(0, threads).mapToObj(unused -> ask).toList());
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("value 1");
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void triesAgainAfterAFailure() {
        var asked = new AtomicInteger();
        var lazy = new Lazy<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "value";
        });

        assertThatIllegalStateException().isThrownBy(lazy::get);
        assertThat(lazy.get()).isEqualTo("value");
    }
}
