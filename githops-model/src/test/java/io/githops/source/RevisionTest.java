package io.githops.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final String ID = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    @Test
    void readsAsWhatWasAskedForAndTheShortId() {
        assertThat(Revision.of(ID, "main")).hasToString("main@1a2b3c4d");
    }

    @Test
    void readsAsTheShortIdAloneWhereTheIdWasAskedFor() {
        assertThat(Revision.of(ID, ID)).hasToString("1a2b3c4d");
    }
}
