package io.githops.manifest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of recordings beside the project, which may be absent. */
final class SharedFolder {
    private SharedFolder() {}

    /** A file or folder in it; where it is absent, the test that asks is skipped. */
    static Path require(String name) {
        Path path = root().resolveSibling("shared").resolve(name);
        assumeTrue(Files.exists(path), "needs " + path);
        return path;
    }

    private static Path root() {
        String configured = System.getProperty("githops.root");
        Path folder = Path.of(configured == null ? System.getProperty("user.dir") : configured)
                .toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
