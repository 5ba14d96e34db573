package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Timestamp.Precision;
import io.githops.tree.Bool;
import io.githops.tree.Text;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T01:20:26Z, 2026-11-21T01:20:26Z",
        "2026-11-21T02:20:26+01:00, 2026-11-21T01:20:26Z",
        "2026-11-20T20:50:26-04:30, 2026-11-21T01:20:26Z",
        "2026-11-22T01:20:26+24:00, 2026-11-21T01:20:26Z",
        "2026-11-21T02:20:26+00:60, 2026-11-21T01:20:26Z",
        "2026-11-21T1:20:26Z, 2026-11-21T01:20:26Z",
        "2026-11-21T01:20:26-00:00, 2026-11-21T01:20:26Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
        "2026-11-21T01:20:26.000417Z, 2026-11-21T01:20:26.000417Z",
        "2026-11-21T01:20:26.5Z, 2026-11-21T01:20:26.500000Z",
        "'2026-11-21T01:20:26,5Z', 2026-11-21T01:20:26.500000Z",
        "2026-11-21T01:20:26.123456789+01:00, 2026-11-21T00:20:26.123456Z",
        "2026-11-21T01:20:26.000000Z, 2026-11-21T01:20:26.000000Z",
        "2026-11-21T01:20:26.12345678901234567890Z, 2026-11-21T01:20:26.123456Z",
    })
    void isReadAsGoDoesAndPrintedAsTheApiServerDoes(String text, String canonical) {
        var timestamp = Timestamp.parse(text);

        assertThat(timestamp.canonical()).isEqualTo(canonical);
        assertThat(timestamp.instant()).isEqualTo(Instant.parse(canonical));
        assertThat(timestamp).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T01:20:26",
                "2026-11-21t01:20:26z",
                "2026-11-21 01:20:26Z",
                "2026-11-21T01:20Z",
                "26-11-21T01:20:26Z",
                "2026-1-21T01:20:26Z",
                "2026-11-21T01:20:26.Z",
                "2026-11-21T01:20:26+0100",
                "2026-11-21T01:20:26+01",
                "2026-11-21T01:20:26Z ",
                "now"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.parse(text))
                .withMessage("found \"" + text
                        + "\", not in the form of RFC 3339; expected a time such as 2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29T00:00:00Z, no such day",
        "2026-13-01T00:00:00Z, no such day",
        "2026-11-00T00:00:00Z, no such day",
        "2026-11-21T24:00:00Z, no such day or time of day",
        "2026-11-21T01:60:00Z, no such day or time of day",
        "2016-12-31T23:59:60Z, no such day or time of day",
        "2026-11-21T01:20:26+25:00, an offset beyond 24 hours",
        "2026-11-21T01:20:26-01:61, an offset beyond 24 hours",
        "0000-01-01T00:00:00+01:00, not within the years 0 to 9999",
        "9999-12-31T23:59:59-01:00, not within the years 0 to 9999",
    })
    void refusesTimesThatAreNone(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.parse(text))
                .withMessageStartingWith("found \"" + text + "\", " + fault);
    }

    @Test
    void readsStringsOnly() {
        assertThat(Timestamp.from(new Text("2026-11-21T01:20:26Z"))).hasToString("2026-11-21T01:20:26Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.from(Bool.TRUE))
                .withMessage("found a boolean; expected a time such as 2026-01-31T12:00:00Z");
    }

    @Test
    void isMadeFromAnInstantInEitherPrecision() {
        Instant instant = Instant.parse("2026-11-21T01:20:26.123456789Z");

        assertThat(Timestamp.of(instant)).hasToString("2026-11-21T01:20:26Z");
        assertThat(Timestamp.of(instant, Precision.MICROSECONDS)).hasToString("2026-11-21T01:20:26.123456Z");
        assertThat(Timestamp.parse("2026-11-21T01:20:26.5Z").precision()).isEqualTo(Precision.MICROSECONDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.of(Instant.MAX))
                .withMessageContaining("not within the years 0 to 9999");
    }

    @Test
    void isEqualToOtherSpellingsAndOrderedByInstant() {
        assertThat(Timestamp.parse("2026-11-21T02:20:26+01:00"))
                .isEqualTo(Timestamp.parse("2026-11-21T01:20:26.000000Z"))
                .hasSameHashCodeAs(Timestamp.parse("2026-11-21T01:20:26Z"))
                .isLessThan(Timestamp.parse("2026-11-21T01:20:26.000001Z"));
    }
}
