package io.githops.model.binding;

import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.model.Quantity;
import io.githops.tree.Mapping;
import io.githops.tree.Sequence;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnboundExceptionTest {
    enum Color {
        RED,
        BLUE
    }

    record Part(int size) {}

    record Picky(String value) {
        Picky {
            throw new IllegalArgumentException("refused " + value);
        }
    }

    record Everything(
            String text,
            int whole,
            double fraction,
            boolean flag,
            List<String> texts,
            Map<String, String> map,
            Optional<Integer> maybe,
            Part part,
            List<Part> parts,
            Color color,
            URI uri,
            Mapping tree,
            Quantity quantity,
            Picky picky) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text: 5                       | text          | a string
            text: true                    | text          | a string
            text: 1.5                     | text          | a string
            text: [a]                     | text          | a string
            text: {a: b}                  | text          | a string
            whole: "5"                    | whole         | a whole number
            whole: 1.5                    | whole         | a whole number
            whole: 99999999999            | whole         | a number that fits
            whole: true                   | whole         | a whole number
            fraction: "1"                 | fraction      | a number
            flag: "true"                  | flag          | a boolean
            flag: 1                       | flag          | a boolean
            texts: a                      | texts         | a list
            texts: {a: b}                 | texts         | a list
            texts: [a, 5]                 | texts[1]      | a string
            texts: [a, null]              | texts[1]      | a string
            map: a                        | map           | a mapping
            map: {a: {b: c}}              | map.a         | a string
            map: {a.b: 5}                 | map["a.b"]    | a string
            maybe: "5"                    | maybe         | a whole number
            part: 5                       | part          | a mapping
            part: {size: "5"}             | part.size     | a whole number
            parts: [{size: 1}, {size: a}] | parts[1].size | a whole number
            color: GREEN                  | color         | one of RED, BLUE
            color: 0                      | color         | one of RED, BLUE
            uri: "a b"                    | uri           | a string of another form
            tree: a                       | tree          | a mapping
            quantity: [a]                 | quantity      | a valid quantity
            quantity: 5 apples            | quantity      | a valid quantity
            picky: {value: a}             | picky         | fields that the view accepts
            """)
    void namesTheFieldAndWhatWasExpected(String yaml, String path, String expected) {
        var found = unbound(yaml);

        assertThat(found.path()).hasToString(path);
        assertThat(found.expected()).isEqualTo(expected);
    }

    @Test
    void namesTheRootWhenTheTreeIsOfAnotherShape() {
        var found = catchThrowableOfType(
                UnboundException.class, () -> Binding.of(Everything.class).read(Sequence.empty()));

        assertThat(found.path().isRoot()).isTrue();
        assertThat(found.expected()).isEqualTo("a mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole: hunter2", "color: hunter2", "uri: 'hunter2 2'", "picky: {value: hunter2}"})
    void holdsNoValueInItsMessage(String yaml) {
        assertThat(unbound(yaml).getMessage()).doesNotContain("hunter2");
    }

    private static UnboundException unbound(String yaml) {
        return catchThrowableOfType(
                UnboundException.class, () -> Binding.of(Everything.class).read(tree(yaml)));
    }
}
