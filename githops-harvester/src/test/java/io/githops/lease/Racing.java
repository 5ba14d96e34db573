package io.githops.lease;

import io.githops.lease.Replicas.Candidacy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Two replicas that make an attempt at the same time, again and again until the lease has a holder. */
record Racing(Replicas replicas, Candidacy one, Candidacy other) {
    void step() {
        var start = new CountDownLatch(1);
        List<Thread> threads = List.of(one, other).stream()
                .map(candidacy -> new Thread(() -> {
                    try {
                        start.await(10, TimeUnit.SECONDS);
                        candidacy.step();
                        candidacy.step();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
