package io.githops.model.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectMetaTest {
    private static final ObjectMeta META =
            ObjectMeta.of("shop", "web").withAnnotation("first", "1").withAnnotation("second", "2");

    @Test
    void keepsTheOrderOfAnnotationsThatAreSetAgain() {
        assertThat(META.withAnnotation("first", "3").annotations().keySet()).containsExactly("first", "second");
        assertThat(META.withAnnotation("first", "3").annotation("first")).contains("3");
    }

    @Test
    void isMarkedByAnAnnotationThatIsTrue() {
        assertThat(META.isMarked("mark")).isFalse();
        assertThat(META.withMark("mark", true).isMarked("mark")).isTrue();
        assertThat(META.withMark("mark", false).isMarked("mark")).isFalse();
        assertThat(META.withMark("mark", false).annotation("mark")).contains("false");
    }

    @Test
    void describesTheObjectForPeople() {
        assertThat(META.withDescription("Shop").description()).contains("Shop");
        assertThat(META.description()).isEmpty();
    }
}
