package io.githops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DistillTest {
    private static final String BUNDLED = "harvester-1.9/";

    @Test
    void givesTheFilesThatAreBundled() throws IOException {
        Path definitions = SharedFiles.directory("crds");

        SortedMap<String, String> files = Distill.files(definitions);

        assertThat(files).hasSizeGreaterThan(90);
        files.forEach((name, text) -> assertThat(bundled(name)).as(name).isEqualTo(text));
    }

    @Test
    void givesTheSameFilesEachTime() throws IOException {
        Path definitions = SharedFiles.directory("crds");

        assertThat(Distill.files(definitions)).isEqualTo(Distill.files(definitions));
    }

    private static String bundled(String name) {
        try (InputStream in = Kinds.class.getResourceAsStream(BUNDLED + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
