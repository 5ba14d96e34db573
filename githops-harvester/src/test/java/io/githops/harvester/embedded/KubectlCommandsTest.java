package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Runs commands of {@code kubectl}, each on a server of its own with the objects of {@code first.yaml}. A row of
 * {@code commands.csv} holds the command, its exit code and a pattern that occurs in what it prints; commands of a row that
 * are parted by {@code ;} run one after the other, and the last is looked at.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KubectlCommandsTest {
    private static final String[] FILES = {
        "first.yaml", "settings.yaml", "created.yaml", "shop.yaml", "gadgets.yaml", "gadget.yaml"
    };

    @TempDir
    Path folder;

    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().realTime().start();
    private Kubectl kubectl;

    @BeforeEach
    void serve() throws Exception {
        for (String file : FILES) {
            try (InputStream in = KubectlCommandsTest.class.getResourceAsStream("kubectl/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        kubectl = Kubectl.of(harvester, folder);
        Kubectl.Outcome first = kubectl.end("apply", "--server-side", "--field-manager=first", "-f", "first.yaml");
        assertThat(first.exitCode()).as(first.printed()).isZero();
    }

    @AfterEach
    void close() {
        harvester.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "kubectl/commands.csv",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 10_000)
    void areAnswered(String commands, int exitCode, String pattern) throws IOException, InterruptedException {
        Kubectl.Outcome outcome = new Kubectl.Outcome(0, "");
        for (String command : commands.strip().split(" ; ")) {
            outcome = kubectl.end(command.strip().split(" +"));
        }

        assertThat(outcome.printed()).containsPattern(pattern.strip());
        assertThat(outcome.exitCode()).as(outcome.printed()).isEqualTo(exitCode);
    }
}
