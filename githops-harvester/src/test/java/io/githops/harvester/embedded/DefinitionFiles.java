package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Custom resource definitions in YAML, as Harvester publishes them. */
final class DefinitionFiles {
    private DefinitionFiles() {}

    /** Harvester's, by file name; skips the test when they are not there. */
    static List<Mapping> ofHarvester() {
        return read(SharedFolder.require("crds"));
    }

    static List<Mapping> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(DefinitionFiles::definition)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping definition(Path file) {
        try {
            return (Mapping) YamlText.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
