package io.githops.harvester;

import static io.githops.harvester.Samples.VIRTUAL_MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.ClusterException;
import io.githops.cluster.WebhookDeniedException;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A marked value goes in wherever a secret may, and must come out nowhere. */
class SecrecyTest {
    private static final String MARK = "MARKEDzX9SECRET";
    private static final List<Integer> CODES = List.of(200, 302, 400, 401, 403, 404, 409, 410, 415, 422, 429, 500, 503);

    private final List<String> seen = new ArrayList<>();

    @Test
    void credentialsStayInside() throws IOException {
        for (int code : CODES) {
            try (var log = new LogCapture();
                    var server = LoopbackServer.plain(exchange -> LoopbackServer.answer(exchange, code, "nonsense"));
                    var harvester = Harvester.builder(server.uri())
                            .bearerToken(() -> MARK)
                            .build()) {
                see(catchThrowable(harvester::version));
                see(catchThrowable(() -> harvester.list(VIRTUAL_MACHINE, "")));
                seen.addAll(log.messages());
                seen.add(harvester.toString() + harvester.location());
                assertThat(server.received().get(0).authorization()).contains(MARK);
            }
        }

        assertNothingWasSeen();
    }

    @Test
    void credentialsThatNoHeaderCanCarryStayInside() throws IOException {
        try (var server = LoopbackServer.plain(LoopbackServer.json("{}"));
                var harvester = Harvester.builder(server.uri())
                        .bearerToken(() -> MARK + "\n" + MARK)
                        .build()) {
            see(catchThrowable(harvester::version));
        }

        assertNothingWasSeen();
    }

    @Test
    void secretsThatAServerRepeatsStayInside() {
        Resource secret = Samples.resource("""
                {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "key", "namespace": "default"},
                 "stringData": {"password": "%s"}}""".formatted(MARK));
        Resource machine = Samples.resource("""
                {"apiVersion": "kubevirt.io/v1", "kind": "VirtualMachine",
                 "metadata": {"name": "web", "namespace": "default"},
                 "spec": {"volumes": [{"cloudInitNoCloud": {"userData": "#cloud-config\\npassword: %s"}}]}}""".formatted(MARK));
        Resource setting = Samples.resource("""
                {"apiVersion": "harvesterhci.io/v1beta1", "kind": "Setting", "metadata": {"name": "backup-target"},
                 "value": "{\\"secretAccessKey\\": \\"%s\\"}"}""".formatted(MARK));
        for (Resource resource : List.of(secret, setting)) {
            for (int code : CODES) {
                sendAndBeRepeated(resource, code, "found " + MARK);
                sendAndBeRepeated(resource, code, "admission webhook \"x\" denied the request: found " + MARK);
            }
        }
        for (int code : CODES) {
            sendAndBeRepeated(machine, code, "found \"#cloud-config\\npassword: " + MARK + "\"");
        }

        assertNothingWasSeen();
    }

    private void sendAndBeRepeated(Resource resource, int code, String words) {
        String quoted = Json.text(new Text(words));
        String body = "{\"kind\": \"Status\", \"message\": " + quoted + ", \"reason\": \"x\", \"details\": {\"causes\":"
                + " [{\"field\": \"data\", \"reason\": \"FieldValueInvalid\", \"message\": " + quoted + "}]}}";
        var warning = Map.of("Warning", "299 - \"" + words.replace("\n", " ") + "\"");
        try (var log = new LogCapture()) {
            var transport = FakeTransport.answering(
                    Answers.json(code, body, warning), Answers.json(code, body), Answers.json(code, body));
            see(catchThrowable(() -> transport.harvester().apply(resource, ApplyOptions.forced("githops"))));
            seen.addAll(log.messages());
        }
        seen.add(Call.apply("/x", resource.tree(), Purpose.of("applying", resource))
                .toString());
    }

    private void see(Throwable thrown) {
        assertThat(thrown).isNotNull();
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        seen.add(trace.toString());
        seen.add(thrown.toString());
        if (thrown instanceof ClusterException refused) {
            seen.add(refused.status() + " " + refused.status().causes());
        }
        if (thrown instanceof WebhookDeniedException denied) {
            seen.add(denied.webhook() + denied.explanation());
        }
    }

    private void assertNothingWasSeen() {
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(MARK));
    }
}
