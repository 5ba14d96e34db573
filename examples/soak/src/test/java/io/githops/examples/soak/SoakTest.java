package io.githops.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SoakTest {
    @TempDir
    Path audit;

    @Test
    @Timeout(240)
    void everythingHoldsForAShortWhile() throws IOException, InterruptedException {
        assertThat(Soak.run(Duration.ofSeconds(5), 1, audit)).contains("everything held");
    }
}
