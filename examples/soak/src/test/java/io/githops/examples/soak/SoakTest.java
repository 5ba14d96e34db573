package io.githops.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SoakTest {
    @Test
    @Timeout(240)
    void everythingHoldsForAShortWhile() throws InterruptedException {
        assertThat(Soak.run(Duration.ofSeconds(5), 1)).contains("everything held");
    }
}
