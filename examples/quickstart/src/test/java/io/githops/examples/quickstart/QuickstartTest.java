package io.githops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void tellsTheWholeStoryAndNoPassword() {
        var out = new ByteArrayOutputStream();

        int exitCode = Quickstart.run(new PrintStream(out, true, StandardCharsets.UTF_8));

        String story = out.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(story).isZero();
        assertThat(story)
                .containsSubsequence(
                        "a. ",
                        "wave 1",
                        "wave 5",
                        "b. ",
                        "c. ",
                        "zero writes",
                        "d. ",
                        "spec.runStrategy: Halted -> RerunOnFailure",
                        "set by kubectl-edit",
                        "e. ",
                        "by Jonas Weber",
                        "restart required",
                        "f. ",
                        "6Gi -> 4Gi",
                        "g. ",
                        "+ Secret shop/worker-cloud-init",
                        "h. ",
                        "data loss",
                        "approve with data-loss:",
                        "i. ",
                        "converges",
                        "j. ",
                        "audit trail: valid",
                        "k. ",
                        "dev/network.yaml:17:7: ",
                        "dev/web.yaml:48:3: ",
                        "dev/web.yaml:56:7: ",
                        "l. ",
                        "m. ",
                        "2 of 2 members rolled",
                        "n. ",
                        "cpu from kiosk/environments/prod/githops.yaml:7:3",
                        "o. ",
                        "left out: Secret kiosk/till-cloud-init",
                        "takes ownership",
                        "p. ",
                        "~ prod/kiosk/virtualmachine-till.yaml",
                        "1Gi -> 2Gi",
                        " Elif Kaya, ",
                        "q. ",
                        "UNSIGNED",
                        "r. ",
                        "s. ")
                .doesNotContain("not-a-real-password");
        assertThat(story.lines()).hasSizeLessThan(300);
    }
}
