package io.githops.harvester.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of recordings and definitions beside the project, which not every checkout has. */
final class SharedFolder {
    private SharedFolder() {}

    /** A file that a caller named, from the project's folder on. */
    static Path chosen(String name) {
        return root().resolve(name);
    }

    /** A file or folder within; skips the test when it is not there. */
    static Path require(String name) {
        Path path = root().resolveSibling("shared").resolve(name);
        Assumptions.assumeTrue(Files.exists(path), "needs ../shared/" + name + " beside the project");
        return path;
    }

    private static Path root() {
        return Path.of(System.getProperty("githops.root", ".")).toAbsolutePath().normalize();
    }
}
