package io.githops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {
    @ParameterizedTest
    @CsvSource({
        "ipv4, 10.0.0.1, true",
        "ipv4, 255.255.255.255, true",
        "ipv4, 256.0.0.1, false",
        "ipv4, 10.0.0, false",
        "ipv4, 10.0.0.1., false",
        "ipv4, ::1, false",
        "ipv4, 10.0.0.01, false",
        "ipv6, fd00::1, true",
        "ipv6, 10.0.0.1, false",
        "cidr, 10.0.0.0/8, true",
        "cidr, fd00::/8, true",
        "cidr, 10.0.0.0, false",
        "cidr, 10.0.0.0/33, false",
        "date-time, 2026-01-31T12:00:00Z, true",
        "date-time, 2026-01-31T12:00:00.123+01:00, true",
        "date-time, 2026-01-31, false",
        "duration, 90s, true",
        "duration, 1h30m, true",
        "duration, 1.5h, true",
        "duration, 0, true",
        "duration, -2m, true",
        "duration, 2 days, true",
        "duration, gamma, false",
        "duration, 90, false",
        "byte, aGk=, true",
        "byte, aGk, false",
        "byte, 'a b', false"
    })
    void isChecked(String format, String text, boolean accepted) {
        assertThat(TextFormat.named(format).orElseThrow().accepts(text)).isEqualTo(accepted);
    }

    @Test
    void isNotCheckedWhenTheApiServerDoesNot() {
        assertThat(TextFormat.named("int32")).isEmpty();
        assertThat(TextFormat.named("hostname")).isEmpty();
    }
}
