package io.githops.git;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Owns the lines of an exchange: closes them when the time or the exchange is over. Thread-safe. */
final class Deadline implements AutoCloseable {
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final List<Closeable> lines = new ArrayList<>();
    private final List<Thread> waiting = new ArrayList<>();
    private boolean passed;
    private boolean closed;

    private Deadline() {}

    static Deadline in(Duration time) {
        var deadline = new Deadline();
        deadline.end.thenAccept(late -> {
            if (late) {
                deadline.pass();
            }
        });
        deadline.end.completeOnTimeout(true, time.toNanos(), TimeUnit.NANOSECONDS);
        return deadline;
    }

    /** Takes a line, whose time may be over already. */
    synchronized <T extends Closeable> T owns(T line) {
        lines.add(line);
        if (passed) {
            closeQuietly(line);
        }
        return line;
    }

    /** Interrupts the calling thread when the time is over: for waits that no closing ends. */
    synchronized void interruptsCaller() {
        waiting.add(Thread.currentThread());
        if (passed) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    /** Closes the lines; takes an interruption back that came from here. */
    @Override
    public void close() {
        end.complete(false);
        synchronized (this) {
            closed = true;
            lines.forEach(Deadline::closeQuietly);
            if (passed && waiting.contains(Thread.currentThread())) {
                Thread.interrupted();
            }
        }
    }

    private synchronized void pass() {
        if (!closed) {
            passed = true;
            lines.forEach(Deadline::closeQuietly);
            waiting.forEach(Thread::interrupt);
        }
    }

    private static void closeQuietly(Closeable line) {
        try {
            line.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }
}
