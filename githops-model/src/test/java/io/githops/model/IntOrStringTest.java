package io.githops.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.tree.Bool;
import io.githops.tree.Json;
import io.githops.tree.Num;
import io.githops.tree.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntOrStringTest {
    @Test
    void isANumberOrAText() {
        assertThat(IntOrString.from(Num.of(8080)).number()).hasValue(8080);
        assertThat(IntOrString.from(Num.of(8080)).text()).isEmpty();
        assertThat(IntOrString.from(new Text("http")).text()).contains("http");
        assertThat(IntOrString.from(new Text("8080")).number()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "-1", "2147483647", "-2147483648"})
    void parsesNumbersOf32Bits(String text) {
        assertThat(IntOrString.parse(text))
                .isEqualTo(IntOrString.of(Integer.parseInt(text)))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "25%", "2147483648", "1.5", " 1"})
    void parsesAnythingElseAsText(String text) {
        assertThat(IntOrString.parse(text)).isEqualTo(IntOrString.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "-2147483649", "1e10"})
    void refusesNumbersThatAreNoIntegers(String literal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntOrString.from(Num.parse(literal)))
                .withMessageStartingWith("found \"" + literal + "\", no integer of 32 bits; expected");
    }

    @Test
    void refusesOtherShapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntOrString.from(Bool.TRUE))
                .withMessage("found a boolean; expected an integer of 32 bits or a string");
    }

    @ParameterizedTest
    @CsvSource({"25%, 25", "100%, 100", "-5%, -5", "0%, 0"})
    void tellsThePercentOfAShare(String text, int percent) {
        assertThat(IntOrString.of(text).percent()).hasValue(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "%", "2.5%", "25 %", "9999999999%"})
    void tellsNoPercentOfAnythingElse(String text) {
        assertThat(IntOrString.of(text).percent()).isEmpty();
        assertThat(IntOrString.of(25).percent()).isEmpty();
    }

    @Test
    void keepsTheSpellingOfANumberThatDoesNotCountInEquality() {
        var written = IntOrString.from(Num.parse("8e1"));

        assertThat(written)
                .isEqualTo(IntOrString.of(80))
                .hasSameHashCodeAs(IntOrString.of(80))
                .hasToString("80");
        assertThat(Json.text(written.tree())).isEqualTo("8e1");
    }

    @Test
    void tellsANumberFromItsDigits() {
        assertThat(IntOrString.of(80)).isNotEqualTo(IntOrString.of("80"));
    }
}
