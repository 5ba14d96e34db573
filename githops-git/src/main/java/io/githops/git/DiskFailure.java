package io.githops.git;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells a disk that takes no more from a connection that brings nothing usable. */
final class DiskFailure {
    private static final int MAX_CAUSES = 20;
    private static final List<String> REASONS = List.of(
            "No space left on device",
            "Disk quota exceeded",
            "File too large",
            "Read-only file system",
            "There is not enough space on the disk");

    private DiskFailure() {}

    /** @throws SourceUnavailableException when a failure to write into the folder is the reason */
    static void rethrow(IOException failure, Path folder) {
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(DiskFailure::isOfDisk)
                .findFirst()
                .ifPresent(cause -> {
                    throw new SourceUnavailableException(
                            folder + ": objects cannot be kept in this folder: " + cause.getMessage()
                                    + "; expected a folder with room that this process may write; check the disk and cache(...)",
                            failure);
                });
    }

    private static boolean isOfDisk(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof IOException && REASONS.stream().anyMatch(message::contains);
    }
}
