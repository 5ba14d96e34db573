package io.githops.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder that only its owner can read, deleted when it is closed. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("githops-quickstart-"));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        for (Path file : filesBeforeFolders()) {
            Files.delete(file);
        }
    }

    private List<Path> filesBeforeFolders() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
