package io.githops.git;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process at a time change a folder. The operating system takes the lock back from a process that dies.
 * The file beside the folder that is locked stays there.
 */
final class FolderLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** A process has one lock on a file, which goes when any of its threads closes that file. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;
    private @Nullable FileChannel channel;

    private FolderLock(Path file) {
        this.file = file;
        this.threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
    }

    static FolderLock of(Path folder) {
        return new FolderLock(folder.resolveSibling(folder.getFileName() + ".lock"));
    }

    /**
     * Waits for the lock.
     *
     * @return this lock, to be closed
     * @throws SourceUnavailableException when it is not to be had in time, or the thread is interrupted
     * @throws IOException when the file cannot be made
     */
    FolderLock take(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy("another source of this process", patience);
            }
            takeFromProcesses(patience, end);
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException(
                    file + ": the thread was interrupted while it waited for this lock; expected to get it; try again",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            threads.unlock();
        }
    }

    private void takeFromProcesses(Duration patience, long end) throws IOException, InterruptedException {
        boolean taken = false;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (tryLock(channel) == null) {
                if (System.nanoTime() - end > 0) {
                    throw busy("another process", patience);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
            taken = true;
        } finally {
            if (!taken) {
                close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private SourceUnavailableException busy(String owner, Duration patience) {
        return new SourceUnavailableException(
                file + ": " + owner + " has held this lock for " + patience.toSeconds()
                        + " s; expected it to be done by then; try again later, or give each process a cache folder of its own",
                null);
    }
}
