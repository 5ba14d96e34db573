package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Transport.Answer;
import io.githops.reconcile.ApplyOptions;
import io.githops.tree.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerWarningsTest {
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stopCapturing() {
        log.close();
    }

    @Test
    void logsWhatTheServerWarnsOf() {
        apply(warned("299 - \"unknown field \\\"spec.nosuch\\\"\""));

        assertThat(log.messages())
                .containsExactly(
                        "WARNING applying VirtualMachine default/web (kubevirt.io/v1): the server warns: unknown"
                                + " field \"spec.nosuch\"");
    }

    @Test
    void logsEachTextOnce() {
        apply(warned("299 - \"old version\""), warned("299 - \"old version\""), warned("299 - \"other\""));

        assertThat(log.messages()).hasSize(2);
    }

    @Test
    void logsWarningsOfAnyForm() {
        apply(warned("strange"));

        assertThat(log.messages()).singleElement().asString().endsWith("the server warns: strange");
    }

    private static void apply(Answer... answers) {
        Harvester harvester = FakeTransport.answering(answers).harvester();
        for (int i = 0; i < answers.length; i++) {
            harvester.apply(MACHINE, ApplyOptions.forced("githops"));
        }
    }

    private static Answer warned(String warning) {
        return Answers.json(200, Json.text(LIVE_MACHINE.tree()), Map.of("Warning", warning));
    }
}
