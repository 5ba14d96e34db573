package io.githops.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads files at the same time. The calling thread takes part, so that the reading ends even if the executor never gets to
 * it. Used once.
 */
final class ParallelReading {
    private final List<ManifestFile> files;
    private final Function<ManifestFile, ParsedFile> reader;
    private final @Nullable ParsedFile[] contents;
    private final @Nullable Throwable[] failures;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch unread;

    ParallelReading(List<ManifestFile> files, Function<ManifestFile, ParsedFile> reader) {
        this.files = files;
        this.reader = reader;
        contents = new ParsedFile[files.size()];
        failures = new Throwable[files.size()];
        unread = new CountDownLatch(files.size());
    }

    /** What the files hold, in their order. Throws what the first of them threw. */
    List<ParsedFile> run(Executor executor, int parallelism) {
        for (int helpers = Math.min(parallelism, files.size()) - 1; helpers > 0; helpers--) {
            try {
                executor.execute(this::readOn);
            } catch (RejectedExecutionException e) {
                break;
            }
        }
        readOn();
        awaitOthers();
        Arrays.stream(failures).filter(failure -> failure != null).findFirst().ifPresent(ParallelReading::rethrow);
        return Arrays.asList(contents);
    }

    private void readOn() {
        for (int at = next.getAndIncrement(); at < files.size(); at = next.getAndIncrement()) {
            try {
                contents[at] = reader.apply(files.get(at));
            } catch (RuntimeException | Error e) {
                failures[at] = e;
            } finally {
                unread.countDown();
            }
        }
    }

    /** Each file that is still unread has a thread at work on it, so there is an end to wait for. */
    private void awaitOthers() {
        boolean interrupted = false;
        while (true) {
            try {
                unread.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
