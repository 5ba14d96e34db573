package io.githops.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real manifests beside the project, which not every checkout has. */
final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder within; skips the test when it is not there. */
    static Path require(String name) {
        Path path = Path.of(System.getProperty("githops.root", "."))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "needs ../shared/" + name + " beside the project");
        return path;
    }
}
