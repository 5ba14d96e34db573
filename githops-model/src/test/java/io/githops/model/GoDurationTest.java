package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Num;
import io.githops.tree.Text;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    /** Lengths in nanoseconds, and as Go prints them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0s",
        "0s, 0, 0s",
        "-0, 0, 0s",
        "+0m, 0, 0s",
        "1ns, 1, 1ns",
        "1100ns, 1100, 1.1µs",
        "12us, 12000, 12µs",
        "12\u00b5s, 12000, 12µs",
        "12\u03bcs, 12000, 12µs",
        "2200us, 2200000, 2.2ms",
        "300ms, 300000000, 300ms",
        "3300ms, 3300000000, 3.3s",
        "1s, 1000000000, 1s",
        "-5s, -5000000000, -5s",
        "+5s, 5000000000, 5s",
        "5.s, 5000000000, 5s",
        ".5s, 500000000, 500ms",
        "1.0s, 1000000000, 1s",
        "1.004s, 1004000000, 1.004s",
        "100.00100s, 100001000000, 1m40.001s",
        "90s, 90000000000, 1m30s",
        "60m, 3600000000000, 1h0m0s",
        "1h30m, 5400000000000, 1h30m0s",
        "-1.5h, -5400000000000, -1h30m0s",
        "30m1h, 5400000000000, 1h30m0s",
        "1h1h, 7200000000000, 2h0m0s",
        "1h2m3s4ms5us6ns, 3723004005006, 1h2m3.004005006s",
        "24h, 86400000000000, 24h0m0s",
        "52763797000ns, 52763797000, 52.763797s",
        "0.3333333333333333333h, 1200000000000, 20m0s",
        "0.100000000000000000000h, 360000000000, 6m0s",
        "9007199254740993ns, 9007199254740993, 2501h59m59.254740993s",
        "9223372036854775807ns, 9223372036854775807, 2562047h47m16.854775807s",
        "-9223372036854775808ns, -9223372036854775808, -2562047h47m16.854775808s",
        "9223372036.854775807s, 9223372036854775807, 2562047h47m16.854775807s",
    })
    void isReadAndPrintedAsGoDoes(String text, long nanoseconds, String canonical) {
        var duration = GoDuration.parse(text);

        assertThat(duration.duration()).isEqualTo(Duration.ofNanos(nanoseconds));
        assertThat(duration.canonical()).isEqualTo(canonical);
        assertThat(duration).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no number",
        "3, a number without a unit",
        "-, no number",
        "s, no number",
        "., no number",
        ".s, no number",
        "+.s, no number",
        "1d, unknown unit \"d\"",
        "1H, unknown unit \"H\"",
        "1 h, unknown unit \" h\"",
        "'1h ', unknown unit \"h \"",
        "1h-30m, unknown unit \"h-\"",
        "1e3s, unknown unit \"e\"",
        "1h30, a number without a unit",
        "1..5s, a number without a unit",
        "--1s, no number",
        "9223372036854775808ns, beyond 292 years",
        "-9223372036854775809ns, beyond 292 years",
        "9223372036854775.808us, beyond 292 years",
        "3000000h, beyond 292 years",
        "99999999999999999999ns, beyond 292 years",
        "2562047h48m, beyond 292 years",
    })
    void refusesWhatIsNoDuration(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessageStartingWith("found \"" + text)
                .withMessageContaining(fault)
                .withMessageContaining(
                        "expected a duration such as 90s or 1h30m; the units are h, m, s, ms, us and ns");
    }

    @Test
    void refusesEndlessTextWithoutPrintingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse("9".repeat(100_000)))
                .withMessageStartingWith("found a text of 100000 characters, ");
    }

    @Test
    void readsStringsOnly() {
        assertThat(GoDuration.from(new Text("90s"))).hasToString("90s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.from(Num.of(90)))
                .withMessage("found a number; expected a duration such as 90s or 1h30m");
    }

    @Test
    void isMadeFromADurationThatFits() {
        assertThat(GoDuration.of(Duration.ofMinutes(90))).hasToString("1h30m0s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.of(Duration.ofDays(365 * 300)))
                .withMessageContaining("beyond 292 years");
    }

    @Test
    void isEqualToOtherSpellingsAndOrderedByLength() {
        assertThat(GoDuration.parse("90s"))
                .isEqualTo(GoDuration.parse("1m30s"))
                .hasSameHashCodeAs(GoDuration.parse("1.5m"))
                .isGreaterThan(GoDuration.parse("89999ms"))
                .isNotEqualTo(GoDuration.parse("-90s"));
        assertThat(GoDuration.parse("-1h")).isLessThan(GoDuration.parse("0"));
    }
}
