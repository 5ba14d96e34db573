package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingBuilderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 100})
    void keepsThePlaceOfANameThatIsSetAgain(int size) {
        MappingBuilder builder = numbered(size);

        builder.put("name-0", "changed");

        Mapping built = builder.build();
        assertThat(built.size()).isEqualTo(size);
        assertThat(built.value(0)).isEqualTo(new Text("changed"));
        assertThat(built.indexOf("name-" + (size - 1))).isEqualTo(size - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 9, 100})
    void leavesWhatWasBuiltAloneWhenItGoesOn(int size) {
        MappingBuilder builder = numbered(size);
        Mapping built = builder.build();

        builder.put("later", "there").put("name-0", "changed");

        assertThat(built).isEqualTo(numbered(size).build());
        assertThat(built.has("later")).isFalse();
        assertThat(builder.build().text("later")).hasValue("there");
    }

    private static MappingBuilder numbered(int size) {
        MappingBuilder builder = Mapping.builder();
        IntStream.range(0, size).forEach(i -> builder.put("name-" + i, i));
        return builder;
    }
}
