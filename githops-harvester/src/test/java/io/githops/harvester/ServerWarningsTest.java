package io.githops.harvester;

import static io.githops.harvester.Samples.LIVE_MACHINE;
import static io.githops.harvester.Samples.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.ApplyOptions;
import io.githops.harvester.Transport.Answer;
import io.githops.tree.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerWarningsTest {
    private static final Call CALL = Call.get("/x", Purpose.asking("x"));

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

    @Test
    void tellsTheListenerEachTimeAndInPlainWords() {
        List<ServerWarning> told = new ArrayList<>();
        var warnings = new ServerWarnings(told::add);
        Answer answer = warned("299 - \"unknown field \\\"spec.x\\\"\", 299 - \"going, going\" \"Sat, 21 Nov 2026\"");

        warnings.tell(answer.headers(), CALL);
        warnings.tell(answer.headers(), CALL);

        assertThat(told)
                .extracting(ServerWarning::text)
                .containsExactly(
                        "unknown field \"spec.x\"", "going, going", "unknown field \"spec.x\"", "going, going");
        assertThat(told).extracting(ServerWarning::request).containsOnly("asking for x");
        assertThat(log.messages()).hasSize(2);
    }

    @Test
    void aListenerThatThrowsBreaksNoCall() {
        var warnings = new ServerWarnings(warning -> {
            throw new IllegalStateException("no room");
        });

        warnings.tell(warned("299 - \"a\", 299 - \"b\"").headers(), CALL);

        assertThat(log.messages()).hasSize(4).anyMatch(line -> line.contains("the listener failed on a warning"));
    }

    @Test
    void aFloodOfWarningsIsCut() {
        List<ServerWarning> told = new ArrayList<>();

        new ServerWarnings(told::add)
                .tell(warned("299 - \"a\",".repeat(5000) + "299 - \"a\"").headers(), CALL);

        assertThat(told).hasSize(100);
    }

    @Test
    void reachesTheListenerOfTheBuilder() throws IOException {
        List<ServerWarning> told = new ArrayList<>();
        try (var server = LoopbackServer.plain(exchange -> {
                    exchange.getResponseHeaders().add("Warning", "299 - \"old\"");
                    exchange.getResponseHeaders().add("Warning", "299 - \"older\"");
                    LoopbackServer.answer(exchange, 200, "{\"gitVersion\": \"v1\"}");
                });
                var harvester = Harvester.builder(server.uri())
                        .onServerWarning(told::add)
                        .build()) {
            harvester.version();
        }

        assertThat(told)
                .extracting(ServerWarning::toString)
                .containsExactly("asking for the version: old", "asking for the version: older");
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
