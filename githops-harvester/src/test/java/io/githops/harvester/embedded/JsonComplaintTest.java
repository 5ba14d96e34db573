package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JsonComplaintTest {
    @Test
    void speaksAsTheApiServersParserDoes() {
        Map<String, String> complaints = Map.ofEntries(
                Map.entry("", "unexpected end of JSON input"),
                Map.entry("{not json", "invalid character 'n' looking for beginning of object key string"),
                Map.entry("nonsense", "invalid character 'o' in literal null (expecting 'u')"),
                Map.entry("{\"a\" 1}", "invalid character '1' after object key"),
                Map.entry("{\"a\":1 \"b\"}", "invalid character '\"' after object key:value pair"),
                Map.entry("[1 2]", "invalid character '2' after array element"),
                Map.entry("{\"a\":}", "invalid character '}' looking for beginning of value"),
                Map.entry("1 2", "invalid character '2' after top-level value"),
                Map.entry("\"a\nb\"", "invalid character '\\n' in string literal"),
                Map.entry("\"\\x\"", "invalid character 'x' in string escape code"),
                Map.entry("\"\\u00g0\"", "invalid character 'g' in \\u hexadecimal character escape"),
                Map.entry("-x", "invalid character 'x' in numeric literal"),
                Map.entry("1.x", "invalid character 'x' after decimal point in numeric literal"),
                Map.entry("1ex", "invalid character 'x' in exponent of numeric literal"),
                Map.entry("[[1]", "unexpected end of JSON input"),
                Map.entry("[".repeat(600), "exceeded max depth"));

        complaints.forEach((text, complaint) ->
                assertThat(JsonComplaint.about(text)).as(text).isEqualTo(complaint));
    }

    @Property
    void findsAFaultInEverythingThatCannotBeRead(
            @ForAll
                    @StringLength(max = 12)
                    @Chars({'{', '}', '[', ']', ',', ':', '"', '1', '.', 'e', '-', 't', ' ', '\\'})
                    String text) {
        try {
            Json.parse(text);
        } catch (MalformedJsonException e) {
            assertThat(JsonComplaint.about(text)).isNotEmpty();
        }
    }
}
