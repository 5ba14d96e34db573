package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    @Test
    void putsTheNearestFirst() {
        assertThat(NearestNames.of("mian", List.of("release", "main", "man", "mian-2"), 4))
                .containsExactly("main", "man", "mian-2", "release");
    }

    @Test
    void putsNamesEquallyNearInTheOrderOfTheAlphabet() {
        assertThat(NearestNames.of("v3", List.of("v2", "v1", "w3"), 2)).containsExactly("v1", "v2");
    }

    @Test
    void findsNothingAmongNothing() {
        assertThat(NearestNames.of("", List.of(), 5)).isEmpty();
    }
}
