package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.harvester.Transport;
import io.githops.tree.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MalformedRequestsTest {
    /** What a real API server, too, answers with 500. */
    private static final String WRONG_TYPE_APPLIED = "failed to create typed patch object";

    private static final EmbeddedHarvester HARVESTER =
            EmbeddedHarvester.builder().bare().kinds(TestKinds.all()).start();
    private final Api api = new Api(HARVESTER);

    @AfterAll
    @AfterContainer
    static void close() {
        HARVESTER.close();
    }

    @Test
    void areToldApartByStatusAndReason() {
        assertThat(api.get("/nosuch").status()).isEqualTo(404);
        assertThat(api.get("/apis/example.io/v9/gadgets").text()).isEqualTo("404 page not found\n");
        assertThat(api.get("/api/v1/configmaps/c").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/namespaces/default/configmaps/c/status").status())
                .isEqualTo(404);
        assertThat(api.get(CONFIG_MAPS + "/%zz").reason()).isEqualTo("BadRequest");
        assertThat(api.get(CONFIG_MAPS + "?limit=many").reason()).isEqualTo("BadRequest");
        assertThat(api.get(CONFIG_MAPS + "?continue=???").reason()).isEqualTo("BadRequest");
        assertThat(api.get(CONFIG_MAPS, "text/html").status()).isEqualTo(406);
        assertThat(api.put(CONFIG_MAPS, "{}").status()).isEqualTo(405);
        assertThat(api.post(CONFIG_MAPS + "/c", "{}").status()).isEqualTo(405);
        assertThat(api.send("BREW", CONFIG_MAPS, Map.of(), "").reason()).isEqualTo("MethodNotAllowed");
    }

    @Test
    void areToldWhatIsWrongWithTheirBody() {
        assertThat(api.post(CONFIG_MAPS, "").message())
                .endsWith("json parse error: unexpected end of JSON input (<empty>)");
        assertThat(api.post(CONFIG_MAPS, "[1]").message()).contains("cannot unmarshal array");
        assertThat(api.send("POST", CONFIG_MAPS, Map.of("Content-Type", "text/csv"), "a;b")
                        .status())
                .isEqualTo(415);
        assertThat(api.post(CONFIG_MAPS, "{'kind':'Secret','apiVersion':'v1','metadata':{'name':'x'}}")
                        .message())
                .startsWith("Secret in version \"v1\" cannot be handled as a ConfigMap");
        assertThat(api.post(CONFIG_MAPS, "{'kind':'ConfigMap','apiVersion':'v2','metadata':{'name':'x'}}")
                        .message())
                .contains("does not match the expected API version (v1)");
        assertThat(api.apply(CONFIG_MAPS + "/c", "me", "- just\n- a list").message())
                .isEqualTo("error decoding YAML: the manifest is not a mapping");
        assertThat(api.apply(CONFIG_MAPS + "/c", "me", "{a: [").message()).startsWith("error decoding YAML");
        assertThat(api.send("POST", CONFIG_MAPS, Map.of("Content-Type", ProtobufBody.TYPE), "k8s")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void areRefusedWhenTheyAreTooLarge() {
        String value = "x".repeat(ApiServer.MAX_BODY_BYTES);

        Api.Response refused = api.post(CONFIG_MAPS, "{'metadata':{'name':'big'},'data':{'x':'" + value + "'}}");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.reason()).isEqualTo("RequestEntityTooLarge");
    }

    @Property(tries = 2000)
    void neverMakeTheServerFail(@ForAll("requests") Transport.Request request) throws IOException {
        Transport.Answer answer = HARVESTER.transport().exchange(request);

        try (var body = answer.body()) {
            assertThat(answer.status()).isBetween(200, 504);
            if (answer.status() == 500) {
                assertThat(Json.text(Json.read(body))).contains(WRONG_TYPE_APPLIED);
            } else if (answer.headers().firstValue("Content-Type").orElse("").equals("application/json")
                    && !request.path().contains("watch")) {
                assertThat(Json.read(body)).isNotNull();
            }
        }
    }

    @Provide
    Arbitrary<Transport.Request> requests() {
        Arbitrary<String> methods = Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
        Arbitrary<String> segments = Arbitraries.of(
                "api",
                "apis",
                "v1",
                "example.io",
                "namespaces",
                "default",
                "configmaps",
                "gadgets",
                "secrets",
                "places",
                "status",
                "x",
                "..",
                "%2F",
                "openapi",
                "v3",
                "version");
        Arbitrary<String> paths = Arbitraries.oneOf(
                segments.list().ofMaxSize(7).map(parts -> "/" + String.join("/", parts)),
                Arbitraries.of(
                        CONFIG_MAPS,
                        CONFIG_MAPS + "/x",
                        "/apis/example.io/v1/namespaces/default/gadgets",
                        "/apis/example.io/v1/namespaces/default/gadgets/x",
                        "/apis/example.io/v1/namespaces/default/gadgets/x/status",
                        "/api/v1/namespaces/default/secrets/x",
                        "/api/v1/namespaces/x"));
        Arbitrary<String> queries = Arbitraries.of(
                "",
                "?watch=true&resourceVersion=1",
                "?limit=1",
                "?dryRun=All",
                "?fieldManager=m",
                "?fieldManager=m&force=true",
                "?labelSelector=a,b in (c",
                "?fieldSelector=metadata.name",
                "?continue=e30",
                "?%",
                "?fieldValidation=Strict");
        Arbitrary<String> types = Arbitraries.of(
                "application/json",
                "application/yaml",
                "application/apply-patch+yaml",
                "application/merge-patch+json",
                "application/json-patch+json",
                "application/strategic-merge-patch+json",
                ProtobufBody.TYPE,
                "text/plain");
        Arbitrary<String> bodies = Arbitraries.of(
                "",
                "{",
                "null",
                "[]",
                "[{\"op\":\"add\",\"path\":\"/metadata\",\"value\":1}]",
                "{\"metadata\":null}",
                "{\"metadata\":{\"name\":[]}}",
                "{\"metadata\":{\"name\":\"x\",\"labels\":1}}",
                "{\"spec\":[]}",
                "{\"metadata\":{\"name\":\"x\",\"finalizers\":\"a\",\"ownerReferences\":[1]}}",
                "k8s\0\n\u0001",
                "{\"apiVersion\":\"example.io/v1\",\"kind\":\"Gadget\",\"metadata\":{\"name\":\"x\",\"managedFields\":[{}]}}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\"},\"data\":{\"a\":1}}",
                "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"x\"},\"stringData\":{\"a\":{}}}");
        return Combinators.combine(methods, paths, queries, types, bodies)
                .as((method, path, query, type, body) -> new Transport.Request(
                        method, path + query, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8)));
    }
}
