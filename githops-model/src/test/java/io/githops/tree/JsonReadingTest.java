package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

    @Test
    void makesEqualPartsOneInstance() {
        var list = (Sequence) Json.parse("""
                [{"disk": {"bus": "virtio", "order": [1, 2]}}, {"disk": {"bus": "virtio", "order": [1, 2]}}]""");

        assertThat(list.get(1)).isSameAs(list.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'x':1,'y':2},{'y':2,'x':1}]",
                "[1,1.0,1e0,'1','1.0']",
                "[[],{},[[]],[{}],'']",
                "[{'a':1},{'b':1},{'a':'1'},['a',1]]",
                "[true,false,null,'true','null']"
            })
    void keepsApartWhatIsWrittenInAnotherOrderOrSpelling(String json) {
        String text = json.replace('\'', '"');

        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void staysTheSameTextWhenThereIsMoreThanCanBeShared() {
        String text = IntStream.range(0, 40_000)
                .mapToObj(i ->
                        "{\"name\":\"vm-" + i + "\",\"at\":{\"x\":" + i + ",\"y\":[" + i % 7 + ",\"" + i % 11 + "\"]}}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 40})
    void refusesANameThatStandsTwiceAtItsPlace(int names) {
        String before = IntStream.range(0, names)
                .mapToObj(i -> "\"name-" + i + "\":{},")
                .collect(Collectors.joining());

        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.parse("{\n" + before + "\n\"name-0\":\n{}}"))
                .satisfies(e -> assertThat(e.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "10", "1.50", "1e3", "1E-3", "-0.5e+10"})
    void keepsTheSpellingOfNumbers(String literal) {
        assertThat(Num.parse(literal).literal()).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "01", "+1", "1.", ".5", "1e", "1e+", "1.e1", "0x1", "1 ", "NaN", "--1", "1.2.3"})
    void refusesWhatIsNoNumberOfJson(String literal) {
        assertThatIllegalArgumentException().isThrownBy(() -> Num.parse(literal));
    }
}
