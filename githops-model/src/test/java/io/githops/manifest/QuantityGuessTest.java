package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityGuessTest {
    @ParameterizedTest
    @CsvSource({
        "4Gb, 4G or 4Gi",
        "4GB, 4G or 4Gi",
        "4 GiB, 4Gi",
        "4gi, 4Gi",
        "4K, 4k or 4Ki",
        "512 MB, 512M or 512Mi",
        "1.5tb, 1.5T or 1.5Ti",
        "10 gbytes, 10G or 10Gi"
    })
    void guessesWhatWasMeant(String text, String meant) {
        assertThat(QuantityGuess.meant(text)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "4 apples", "1,5Gi"})
    void guessesNothingFromOtherText(String text) {
        assertThat(QuantityGuess.meant(text)).isEmpty();
    }
}
