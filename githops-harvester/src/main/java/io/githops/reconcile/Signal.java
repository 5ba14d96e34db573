package io.githops.reconcile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wakes who waits; one that is raised while nobody waits is kept for the next who does. Thread-safe. */
public final class Signal {
    private boolean isRaised;

    Signal() {}

    /** Wakes who waits. */
    public synchronized void raise() {
        isRaised = true;
        notifyAll();
    }

    /** Waits for the signal and takes it down, or gives up after a time. */
    public synchronized void await(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (!isRaised && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadline - System.nanoTime();
        }
        isRaised = false;
    }

    /** Waits for the signal however long it takes, and takes it down. */
    synchronized void await() throws InterruptedException {
        while (!isRaised) {
            wait();
        }
        isRaised = false;
    }
}
