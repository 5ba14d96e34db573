package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> WORDS = List.of("cpu", "memory", "runStrategy", "volumes", "usb");

    @ParameterizedTest
    @CsvSource({
        "cpus, cpu",
        "CPU, cpu",
        "memroy, memory",
        "runstrategy, runStrategy",
        "runStrategi, runStrategy",
        "volume, volumes",
        "ubs, usb"
    })
    void findsTheWordThatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, WORDS)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"disk", "cpuModel", "''", "xyz"})
    void findsNothingWhenAllWordsAreFar(String written) {
        assertThat(Nearest.to(written, WORDS)).isEmpty();
    }

    @Test
    void prefersTheNearestThenTheFirstByName() {
        assertThat(Nearest.to("abcdee", List.of("abcdfg", "abcdex", "abcdea"))).hasValue("abcdea");
    }
}
