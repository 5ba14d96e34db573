package io.githops.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a hundred thousand names in one slot, a search that compares one by one takes minutes. */
@Timeout(30)
class NameIndexTest {
    private static final int MANY = 100_000;

    @Test
    void findsEveryNameByItsPosition() {
        String[] names = IntStream.range(0, 1000).mapToObj(i -> "name-" + i).toArray(String[]::new);

        NameIndex index = NameIndex.of(names, 0, names.length);

        assertThat(IntStream.range(0, names.length)).allMatch(i -> index.find(names, "name-" + i) == i);
        assertThat(index.find(names, "name-1000")).isEqualTo(-1);
    }

    @Test
    void tellsANameThatWasThereBefore() {
        String[] names = {"x", "a", "b", "a"};
        var index = new NameIndex();

        assertThat(index.add(names, 1)).isTrue();
        assertThat(index.add(names, 1)).isTrue();
        assertThat(index.add(names, 1)).isFalse();
    }

    @Test
    void findsNamesThatWereChosenToCollide() {
        String[] names = CollidingNames.of(MANY).toArray(String[]::new);

        NameIndex index = NameIndex.of(names, 0, names.length);

        assertThat(names[0]).hasSameHashCodeAs(names[MANY - 1]);
        assertThat(IntStream.range(0, names.length)).allMatch(i -> index.find(names, names[i]) == i);
    }

    @Test
    void readsTextWhoseNamesWereChosenToCollide() {
        List<String> names = CollidingNames.of(MANY);
        String json = names.stream().collect(Collectors.joining("\":1,\"", "{\"", "\":1}"));

        assertThat(((Mapping) Json.parse(json)).names()).isEqualTo(names);
        assertThat(((Mapping) Json.parse(json.getBytes(StandardCharsets.UTF_8))).names())
                .isEqualTo(names);
    }

    @Test
    void buildsAndComparesMappingsWhoseNamesWereChosenToCollide() {
        MappingBuilder forward = Mapping.builder();
        MappingBuilder backward = Mapping.builder();
        List<String> names = CollidingNames.of(MANY);
        for (int i = 0; i < MANY; i++) {
            forward.put(names.get(i), 1);
            backward.put(names.get(MANY - 1 - i), 1);
        }

        assertThat(forward.build().equals(backward.build())).isTrue();
    }
}
