package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardCasesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areGuardedAsExpected(GuardCase example) {
        assertThat(example.guards()).isEqualTo(example.expected());
    }

    static Stream<GuardCase> cases() throws IOException, URISyntaxException {
        Path root = Path.of(GuardCasesTest.class.getResource("/guards").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().map(GuardCase::new).toList().stream();
        }
    }
}
