package io.githops.diff.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 * * * *       | 2026-01-01T00:00 | PT1H",
                "@hourly         | 2026-01-01T00:00 | PT1H",
                "*/20 * * * *    | 2026-01-01T00:00 | PT20M",
                "5/20 * * * *    | 2026-01-01T00:05 | PT20M",
                "30 2 * * *      | 2026-01-01T02:30 | PT24H",
                "0 8-18/2 * * *  | 2026-01-01T08:00 | PT2H",
                "0 0 * * sun     | 2026-01-04T00:00 | PT168H",
                "0 0 * * 1,3     | 2026-01-05T00:00 | PT48H",
                "0 0 1 jan *     | 2026-01-01T00:00 | PT8760H",
                "0 0 13 * fri    | 2026-01-02T00:00 | PT168H",
                "0 0 31 */2 *    | 2026-01-31T00:00 | PT1416H",
            })
    void tellsWhenItFires(String text, String first, String interval) {
        CronSchedule schedule = CronSchedule.parse(text);

        assertThat(schedule.first()).contains(LocalDateTime.parse(first));
        assertThat(schedule.interval()).contains(Duration.parse(interval));
    }

    @Test
    void mayNeverFire() {
        assertThat(CronSchedule.parse("0 0 30 feb *").first()).isEmpty();
        assertThat(CronSchedule.parse("0 0 30 2 *").interval()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "5-1 * * * *",
                "*/0 * * * *",
                "a * * * *"
            })
    void refusesWhatIsNoSchedule(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CronSchedule.parse(text));
    }
}
