package io.githops.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceWindowTest {
    @ParameterizedTest
    @CsvSource({
        "Wed 09:00-17:00 UTC, 2026-11-18T08:59:59Z, false",
        "Wed 09:00-17:00 UTC, 2026-11-18T09:00:00Z, true",
        "Wed 09:00-17:00 UTC, 2026-11-18T16:59:59Z, true",
        "Wed 09:00-17:00 UTC, 2026-11-18T17:00:00Z, false",
        "Wed 09:00-17:00 UTC, 2026-11-19T12:00:00Z, false"
    })
    void isOpenFromItsStartUntilItsEnd(String window, Instant moment, boolean open) {
        assertThat(MaintenanceWindow.parse(window).contains(moment)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "Sat 22:00-04:00 UTC, 2026-11-21T22:00:00Z, true",
        "Sat 22:00-04:00 UTC, 2026-11-22T03:59:59Z, true",
        "Sat 22:00-04:00 UTC, 2026-11-22T04:00:00Z, false",
        "Sat 22:00-04:00 UTC, 2026-11-21T03:00:00Z, false",
        "Sat 22:00-04:00 UTC, 2026-11-22T23:00:00Z, false",
        "Sat 06:00-06:00 UTC, 2026-11-21T06:00:00Z, true",
        "Sat 06:00-06:00 UTC, 2026-11-22T05:59:59Z, true",
        "Sat 06:00-06:00 UTC, 2026-11-22T06:00:00Z, false"
    })
    void belongsToTheDayOnWhichItOpens(String window, Instant moment, boolean open) {
        assertThat(MaintenanceWindow.parse(window).contains(moment)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T20:30:00Z, true",
        "2026-07-01T19:30:00Z, false",
        "2026-12-02T20:30:00Z, false",
        "2026-12-02T21:30:00Z, true"
    })
    void followsTheLocalTimeOfItsZone(Instant moment, boolean open) {
        assertThat(MaintenanceWindow.parse("Wed 22:00-23:30 Europe/Berlin").contains(moment))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sat,Sun 22:00-04:00 Europe/Berlin", "daily 02:00-05:00 UTC", "Mon 00:00-00:00 +01:00"})
    void isWrittenAsItIsRead(String text) {
        assertThat(MaintenanceWindow.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sat 22:00-04:00",
                "Samstag 22:00-04:00 UTC",
                "Sat, Sun 22:00-04:00 UTC",
                "Sat 25:00-04:00 UTC",
                "Sat 22-04 UTC",
                "Sat 22:00-04:00 Mars/Olympus"
            })
    void refusesTextsThatAreNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaintenanceWindow.parse(text))
                .withMessageStartingWith("maintenance window: found \"" + text + "\"")
                .withMessageContaining("such as \"Sat,Sun 22:00-04:00 Europe/Berlin\"");
    }

    @Test
    void needsADay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaintenanceWindow.of(Set.of(), LocalTime.MIDNIGHT, LocalTime.NOON, ZoneOffset.UTC))
                .withMessageContaining("no day");
    }

    @Test
    void keepsItsDaysInTheOrderOfTheWeek() {
        var window = MaintenanceWindow.of(
                Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), LocalTime.MIDNIGHT, LocalTime.NOON, ZoneOffset.UTC);

        assertThat(window).hasToString("Mon,Sun 00:00-12:00 Z");
    }
}
