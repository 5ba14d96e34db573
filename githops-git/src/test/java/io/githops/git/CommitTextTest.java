package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitTextTest {
    private static final GitPerson ADA = new GitPerson("Ada Example", "ada@example.org");
    private static final String SIGNED_OFF = "Signed-off-by: Ada Example <ada@example.org>\n";

    @Test
    void putsASignOffBehindTrailersOrAfterAnEmptyLine() {
        assertThat(CommitText.signedOff("Add web", ADA)).isEqualTo("Add web\n\n" + SIGNED_OFF);
        assertThat(CommitText.signedOff("Add web\n\nFixes: #7", ADA)).isEqualTo("Add web\n\nFixes: #7\n" + SIGNED_OFF);
        assertThat(CommitText.signedOff("Add web\n\nFixes: #7\nor not", ADA)).endsWith("or not\n\n" + SIGNED_OFF);
    }

    @Test
    void signsOffAMessageWithThousandsOfTrailers() {
        String message = "Add web\n\n" + "Reviewed-by: Ada\n".repeat(50_000).strip();

        assertThat(CommitText.signedOff(message, ADA)).isEqualTo(message + "\n" + SIGNED_OFF);
    }
}
