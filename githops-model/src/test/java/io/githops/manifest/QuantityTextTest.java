package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "4", "4Gi", "500m", "1.5Gi", ".5", "5.", "+1", "-1", "1e3", "1E3", "1E", "12k", "3n", "4u"})
    void acceptsQuantities(String text) {
        assertThat(QuantityText.isQuantity(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gi", "4Gb", "4GB", "4K", "4gi", "4 Gi", "4KI", "1,5Gi", "0x10", "four", "1e", "1.2.3"})
    void refusesWhatIsNoQuantity(String text) {
        assertThat(QuantityText.isQuantity(text)).isFalse();
    }

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
        assertThat(QuantityText.meant(text)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lots", "4 apples", "1,5Gi"})
    void guessesNothingFromOtherText(String text) {
        assertThat(QuantityText.meant(text)).isEmpty();
    }
}
