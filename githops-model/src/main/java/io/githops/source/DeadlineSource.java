package io.githops.source;

import io.githops.model.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for a source no longer than a deadline. What takes longer goes on in the only thread that asks the source, and what is
 * asked next waits for it.
 */
final class DeadlineSource implements Source {
    private final Source source;
    private final Duration deadline;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(DeadlineSource::thread);

    DeadlineSource(Source source, Duration deadline) {
        this.source = source;
        this.deadline = deadline;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "githops-source");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Snapshot fetch() {
        return within(source::fetch);
    }

    @Override
    public Snapshot fetch(String revision) {
        return within(() -> source.fetch(revision));
    }

    @Override
    public Optional<Staleness> staleness() {
        return source.staleness();
    }

    @Override
    public Provenance provenance(Revision revision, Collection<Position> positions, Duration time) {
        Duration shorter = time.compareTo(deadline) < 0 ? time : deadline;
        return within(() -> source.provenance(revision, positions, shorter));
    }

    @Override
    public void close() {
        executor.shutdownNow();
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private <T> T within(Supplier<T> question) {
        Future<T> answer = executor.submit(question::get);
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw unavailable("no answer within " + deadline.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw unavailable("the thread interrupted that waited for an answer", e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private SourceUnavailableException unavailable(String found, Exception cause) {
        return new SourceUnavailableException(
                source + ": found " + found
                        + "; expected the desired state in that time. Try again later, or allow more",
                cause);
    }

    /** A {@link Supplier} throws nothing else. */
    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
