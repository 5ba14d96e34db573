package io.githops.diff.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.tree.Json;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Tree;
import org.junit.jupiter.api.Test;

class JsonPointerTest {
    private static final Tree DOCUMENT =
            Json.parse("{\"\":0,\"a/b\":1,\"m~n\":2,\"list\":[10,{\"x\":11}],\"nothing\":null,\"~1\":3}");

    @Test
    void leadsToValues() {
        assertThat(JsonPointer.parse("").in(DOCUMENT)).contains(DOCUMENT);
        assertThat(JsonPointer.parse("/").in(DOCUMENT)).contains(Num.of(0));
        assertThat(JsonPointer.parse("/a~1b").in(DOCUMENT)).contains(Num.of(1));
        assertThat(JsonPointer.parse("/m~0n").in(DOCUMENT)).contains(Num.of(2));
        assertThat(JsonPointer.parse("/~01").in(DOCUMENT)).contains(Num.of(3));
        assertThat(JsonPointer.parse("/list/1/x").in(DOCUMENT)).contains(Num.of(11));
        assertThat(JsonPointer.parse("/nothing").in(DOCUMENT)).contains(Null.NULL);
    }

    @Test
    void leadsNowhereWhereThereIsNothing() {
        assertThat(JsonPointer.parse("/c").in(DOCUMENT)).isEmpty();
        assertThat(JsonPointer.parse("/list/2").in(DOCUMENT)).isEmpty();
        assertThat(JsonPointer.parse("/list/-").in(DOCUMENT)).isEmpty();
        assertThat(JsonPointer.parse("/list/00").in(DOCUMENT)).isEmpty();
        assertThat(JsonPointer.parse("/nothing/x").in(DOCUMENT)).isEmpty();
    }

    @Test
    void growsByNamesAndIndexes() {
        JsonPointer pointer = JsonPointer.root().plus("a/b").plus(3);

        assertThat(pointer).isEqualTo(JsonPointer.of("a/b", "3")).hasToString("/a~1b/3");
        assertThat(JsonPointer.of("a/b").contains(pointer)).isTrue();
        assertThat(pointer.contains(JsonPointer.of("a/b"))).isFalse();
    }

    @Test
    void repeatsNothingOfATextThatIsNoPointer() {
        assertThatThrownBy(() -> JsonPointer.parse("s3cret"))
                .hasMessage("a JSON pointer: found no slash at its start; expected a slash before every step."
                        + " Write it as /spec/running (GH1421)");
        assertThatThrownBy(() -> JsonPointer.parse("/s3cret~2"))
                .hasMessage("a JSON pointer: found a tilde before neither 0 nor 1; expected ~0 for ~ and ~1 for /."
                        + " Escape the tilde (GH1421)");
    }
}
