package io.githops.harvester.embedded;

import static io.githops.harvester.embedded.Api.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedRequestsTest {
    private final EmbeddedHarvester harvester =
            EmbeddedHarvester.builder().recordBodies().start();
    private final Api api = new Api(harvester);

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void narrowDown() {
        api.get(CONFIG_MAPS);
        api.get(CONFIG_MAPS + "/c");
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");

        RecordedRequests requests = harvester.requests();

        assertThat(requests).hasSize(3);
        assertThat(requests.verb("list").kind("ConfigMap").answered(200)).hasSize(1);
        assertThat(requests.name("c").namespace("default").answered(404))
                .hasToString("[GET /api/v1/namespaces/default/configmaps/c -> 404]");
        assertThat(requests.writes().user("admin").userAgent("tests")).hasSize(1);
        assertThat(requests.kind("Secret")).isEmpty();
    }

    @Test
    void keepBodiesButForThoseOfSecrets() {
        api.post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");
        api.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'s'},'data':{'a':'aHVzaA=='}}");

        assertThat(harvester.requests())
                .extracting(RecordedRequest::body)
                .containsExactly("{\"metadata\":{\"name\":\"c\"}}", "<hidden>");
    }

    @Test
    void keepNoBodiesUnlessAsked() {
        try (EmbeddedHarvester other = EmbeddedHarvester.create()) {
            new Api(other).post(CONFIG_MAPS, "{'metadata':{'name':'c'}}");

            assertThat(other.requests().get(0).body()).isEmpty();
        }
    }
}
