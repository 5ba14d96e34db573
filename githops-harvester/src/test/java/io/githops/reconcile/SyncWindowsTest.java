package io.githops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncWindowsTest {

    @Test
    void isOpenAtAnyTimeByDefault() {
        SyncWindows windows = SyncWindows.atAnyTime();
        Instant moment = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(windows.mayWrite(moment)).isTrue();
        assertThat(windows.nextOpening(moment)).contains(moment);
        assertThat(windows.obstacle(moment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20T12:00:00Z | 2026-11-21T21:00:00Z
            2026-11-21T21:00:00Z | 2026-11-21T21:00:00Z
            2026-11-22T02:59:59Z | 2026-11-22T02:59:59Z
            2026-11-22T03:00:00Z | 2026-11-22T21:00:00Z
            2026-11-23T03:00:00Z | 2026-11-28T21:00:00Z
            2026-07-01T00:00:00Z | 2026-07-04T20:00:00Z
            """)
    void opensAtLocalTimeOfItsZone(Instant moment, Instant expected) {
        SyncWindows windows = SyncWindows.of("allow Sat,Sun 22:00-04:00 Europe/Berlin");

        assertThat(windows.nextOpening(moment)).contains(expected);
        assertThat(windows.mayWrite(moment)).isEqualTo(moment.equals(expected));
    }

    @Test
    void opensWhenClocksArePutForwardOverItsStart() {
        SyncWindows windows = SyncWindows.of("allow daily 02:30-04:00 Europe/Berlin");

        assertThat(windows.nextOpening(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void doesNotOpenOnADayThatSkipsTheWholeWindow() {
        SyncWindows windows = SyncWindows.of("allow daily 02:10-02:50 Europe/Berlin");

        assertThat(windows.nextOpening(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T00:10:00Z"));
    }

    @Test
    void opensTwiceWhenClocksArePutBackIntoIt() {
        SyncWindows windows = SyncWindows.of("allow daily 02:10-02:50 Europe/Berlin");

        assertThat(windows.nextOpening(Instant.parse("2026-10-25T00:00:00Z")))
                .contains(Instant.parse("2026-10-25T00:10:00Z"));
        assertThat(windows.nextOpening(Instant.parse("2026-10-25T00:50:00Z")))
                .contains(Instant.parse("2026-10-25T01:10:00Z"));
    }

    @Test
    void waitsForTheEndOfADeniedWindowInAnotherZone() {
        SyncWindows windows = SyncWindows.of("allow daily 20:00-06:00 Europe/Berlin", "deny daily 18:00-20:30 UTC");

        assertThat(windows.nextOpening(Instant.parse("2026-11-21T19:30:00Z")))
                .contains(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(windows.obstacle(Instant.parse("2026-11-21T19:30:00Z")))
                .contains("no sync may write while this window is open: daily 18:00-20:30 UTC; the next may at"
                        + " 2026-11-21T20:30Z in UTC (GH3602)");
        assertThat(windows.obstacle(Instant.parse("2026-11-21T12:00:00Z")))
                .contains("no sync window is open (daily 20:00-06:00 Europe/Berlin); the next may at"
                        + " 2026-11-21T21:30+01:00 in Europe/Berlin (GH3602)");
    }

    @Test
    void saysWhenASyncMayWrite() {
        Instant sundayNoon = Instant.parse("2026-11-22T12:00:00Z");

        // region windows
        SyncWindows windows =
                SyncWindows.of("allow Mon,Tue,Wed,Thu 20:00-06:00 Europe/Berlin", "deny daily 02:00-03:00 UTC");

        boolean mayWrite = windows.mayWrite(sundayNoon); // false
        Optional<Instant> opening = windows.nextOpening(sundayNoon); // 2026-11-23T19:00:00Z
        // endregion

        assertThat(mayWrite).isFalse();
        assertThat(opening).contains(Instant.parse("2026-11-23T19:00:00Z"));
    }

    @Test
    void saysWhenItNeverOpens() {
        SyncWindows windows = SyncWindows.of("deny daily 00:00-00:00 UTC");
        Instant moment = Instant.parse("2026-11-21T12:00:00Z");

        assertThat(windows.nextOpening(moment)).isEmpty();
        assertThat(windows.obstacle(moment))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("none may for more than a year, correct the windows"));
    }

    @Test
    void writesItselfAsItReads() {
        String text = "allow Sat 22:00-04:00 Europe/Berlin; deny daily 01:00-02:00 UTC";

        assertThat(SyncWindows.of(text.split(";"))).hasToString(text);
        assertThat(SyncWindows.atAnyTime()).hasToString("at any time");
    }

    @Test
    void refusesAWindowThatNeitherAllowsNorDenies() {
        assertThatThrownBy(() -> SyncWindows.of("daily 01:00-02:00 UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"daily 01:00-02:00 UTC\"; expected allow or deny and a window");
        assertThatThrownBy(() -> SyncWindows.of("allow sometimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected days, hours and a time zone");
    }
}
