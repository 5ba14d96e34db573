package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.Quantity.Notation;
import io.githops.tree.Bool;
import io.githops.tree.Num;
import io.githops.tree.Text;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    /** As {@code kubectl create quota q --hard=x=... --dry-run=client -o yaml} of Kubernetes 1.32 prints them. */
    @ParameterizedTest
    @CsvSource({
        "1024Mi, 1Gi",
        "1000m, 1",
        "0.5, 500m",
        ".5, 500m",
        "0.250, 250m",
        "1.5, 1500m",
        "1.5k, 1500",
        "1.5Gi, 1536Mi",
        "1.00Gi, 1Gi",
        "1536Mi, 1536Mi",
        "100.5Mi, 102912Ki",
        "0.1Gi, 107374182400m",
        "1.1Ei, 1268213655067531673600m",
        "0.5Ki, 512",
        "-0.5Ki, -512",
        "0.0001Ki, 102400u",
        "1Ki, 1Ki",
        "-1024Mi, -1Gi",
        "1023, 1023",
        "1500, 1500",
        "1000, 1k",
        "3000000k, 3G",
        "1000n, 1u",
        "0.1m, 100u",
        "0, 0",
        "0Mi, 0",
        "-0.0, 0",
        "0e5, 0",
        "1e3, 1e3",
        "12e2, 1200",
        "1e1, 10",
        "5e-4, 500e-6",
        "100e3, 100e3",
        "1.0e3, 1e3",
        "1e19, 10e18",
        "1e400, 10e399",
        "1E, 1E",
        "100000000000000000000, 100E",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "1.0000000001, 1000000001n",
        "0.5n, 1n",
        "1.001n, 2n",
        "0.00000000001, 1n",
        "-0.00000000001, -1n",
        "1e-400, 1e-9",
        "7Ei, 7Ei",
        "8Ei, 9223372036854775807",
        "9223372036854775807Ki, 9223372036854775807",
    })
    void isWrittenAsTheApiServerStoresIt(String text, String stored) {
        assertThat(Quantity.parse(text)).hasToString(stored);
    }

    /** From the same command. */
    @ParameterizedTest
    @CsvSource({
        "+5, +5",
        "-05, -05",
        "5., 5.",
        "1.125, 1.125",
        "1.250, 1.250",
        "1.001k, 1.001k",
        "1E3, 1E3",
        "+3Mi, +3Mi",
        "+8Mi, 8Mi",
        "+1000Mi, 1000Mi",
        "+99Ti, +99Ti",
        "+999Ti, 999Ti",
        "+999999999999999999, +999999999999999999",
        "+9999999999999999999, 9999999999999999999",
        "1.0000001k, 1000000100u",
        "0.001k, 1",
    })
    void keepsTheSpellingsThatTheApiServerKeeps(String text, String stored) {
        assertThat(Quantity.parse(text)).hasToString(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "+", "Mi", "1 ", " 1", "1K", "1ki", "1mi", "1e", "1e3.5", "1e1000", "1.2.3", "--1",
                "1Gib", "abc"
            })
    void refusesWhatIsNoQuantity(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("Ki Mi Gi Ti Pi Ei");
    }

    @Test
    void refusesEndlessDigitsWithoutPrintingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.parse("9".repeat(100_000)))
                .withMessage("a quantity of 100000 characters; expected at most 500");
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 1024Mi", "1, 1000m", "1e3, 1k", "0.5Ki, 512", "0, 0Gi", "2.0, 2", "1024, 1Ki"})
    void isEqualToOtherSpellingsOfItsValue(String one, String other) {
        assertThat(Quantity.parse(one)).isEqualTo(Quantity.parse(other)).hasSameHashCodeAs(Quantity.parse(other));
    }

    @Test
    void isOrderedByValue() {
        assertThat(Quantity.parse("1Gi")).isGreaterThan(Quantity.parse("1G")).isLessThan(Quantity.parse("2G"));
    }

    @Test
    void readsStringsAndBareNumbers() {
        assertThat(Quantity.from(new Text(" 2Gi "))).hasToString("2Gi");
        assertThat(Quantity.from(Num.parse("0.5"))).hasToString("500m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.from(Bool.TRUE))
                .withMessageStartingWith("found a boolean; expected a quantity");
    }

    @Test
    void calculatesInItsOwnNotation() {
        Quantity memory = Quantity.parse("2Gi");

        assertThat(memory.minus(Quantity.parse("100Mi"))).hasToString("1948Mi");
        assertThat(memory.plus(Quantity.parse("1024"))).hasToString("2097153Ki");
        assertThat(memory.times(new BigDecimal("1.5"))).hasToString("3Gi");
        assertThat(Quantity.ZERO.plus(memory)).hasToString("2Gi");
        assertThat(Quantity.ZERO.minus(memory).isNegative()).isTrue();
    }

    @Test
    void isMadeFromAValueAndANotation() {
        assertThat(Quantity.of(new BigDecimal("1073741824"), Notation.BINARY)).hasToString("1Gi");
        assertThat(Quantity.of(new BigDecimal("1e9"), Notation.DECIMAL)).hasToString("1G");
        assertThat(Quantity.of(1500)).hasToString("1500");
    }
}
