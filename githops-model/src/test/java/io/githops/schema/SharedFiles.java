package io.githops.schema;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data set beside the project that conformance tests take their cases from; a test is skipped where it is absent. */
public final class SharedFiles {
    private SharedFiles() {}

    public static Path directory(String name) {
        Path root = Path.of(System.getProperty("githops.root", ".."));
        Path directory = root.resolve("../shared").resolve(name).normalize();
        assumeTrue(Files.isDirectory(directory), () -> "no directory ../shared/" + name + " beside the project");
        return directory;
    }

    /** The files of a directory, by name. */
    public static List<Path> in(String name) {
        try (Stream<Path> files = Files.list(directory(name))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
