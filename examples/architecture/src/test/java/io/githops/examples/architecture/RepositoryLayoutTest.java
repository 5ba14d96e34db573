package io.githops.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepositoryLayoutTest {

    private static final Path ROOT = Path.of(System.getProperty("githops.root"));

    @Test
    void hasTheFoldersOfTheDesignAndNoOther() throws IOException {
        assertThat(visibleFolders())
                .containsExactlyInAnyOrder(
                        "githops-model",
                        "githops-diff",
                        "githops-harvester",
                        "githops-git",
                        "githops-bom",
                        "examples",
                        "docs");
    }

    private static List<String> visibleFolders() throws IOException {
        try (var entries = Files.list(ROOT)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals("target"))
                    .toList();
        }
    }
}
