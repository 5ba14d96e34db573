package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

    @Test
    void keepsNoHeavyPart() {
        String heavy = "{\"text\": \"" + "x".repeat(SharedParts.HEAVIEST) + "\", \"light\": [1, 2]}";

        var list = (Sequence) Json.parse("[" + heavy + "," + heavy + "]");

        assertThat(list.get(1)).isEqualTo(list.get(0)).isNotSameAs(list.get(0));
        assertThat(((Mapping) list.get(1)).get("light")).isSameAs(((Mapping) list.get(0)).get("light"));
    }

    @Test
    void sharesPartsAgainThatWereDisplaced() {
        String part = "{\"a\": {\"b\": \"c\"}}";
        String others = IntStream.range(0, 50_000)
                .mapToObj(i -> "{\"n" + i + "\": [" + i + "]}")
                .collect(Collectors.joining(","));

        var list = (Sequence) Json.parse("[" + others + "," + part + "," + part + "]");

        assertThat(list.get(50_001)).isSameAs(list.get(50_000)).isEqualTo(Json.parse(part));
    }
}
