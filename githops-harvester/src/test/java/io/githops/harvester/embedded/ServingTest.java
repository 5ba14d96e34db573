package io.githops.harvester.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.githops.cluster.ApplyOptions;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UntrustedCertificateException;
import io.githops.harvester.Harvester;
import io.githops.model.GroupVersionKind;
import io.githops.model.Resource;
import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingTest {
    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");
    private static final Resource MANIFEST = Resource.of(
            (Mapping)
                    Json.parse(
                            "{\"apiVersion\":\"v1\","
                                    + "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\",\"namespace\":\"default\"},\"data\":{\"a\":\"1\"}}"));

    @TempDir
    Path folder;

    private EmbeddedHarvester harvester = EmbeddedHarvester.create();

    @AfterEach
    void close() {
        harvester.close();
    }

    @Test
    void letsClientsInWithItsKubeconfig() throws IOException {
        harvester.serve(0);
        Path kubeconfig = Files.writeString(folder.resolve("config"), harvester.kubeconfig());

        try (Harvester client = Harvester.fromKubeconfig(kubeconfig)) {
            client.apply(MANIFEST, ApplyOptions.forced("team-a"));

            assertThat(client.list(CONFIG_MAP, "default"))
                    .extracting(Resource::name)
                    .containsExactly("c");
        }
        assertThat(harvester.writes()).isEqualTo(1);
    }

    @Test
    void isNotTrustedWithoutItsCertificate() {
        URI address = harvester.serve(0);

        try (Harvester client =
                Harvester.builder(address).bearerToken(() -> harvester.token()).build()) {
            assertThatThrownBy(client::version).isInstanceOf(UntrustedCertificateException.class);
        }
    }

    @Test
    void refusesAnotherToken() {
        serveWithoutTls();

        try (Harvester client =
                Harvester.builder(harvester.serve(0)).bearerToken(() -> "other").build()) {
            assertThatThrownBy(() -> client.list(CONFIG_MAP, "default")).isInstanceOf(UnauthorizedException.class);
        }
    }

    @Test
    void streamsWatchesAsTheyHappen() throws Exception {
        serveWithoutTls();
        URI address = harvester.serve(0);
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/api/v1/namespaces/default/configmaps?watch=true"))
                .header("Authorization", "Bearer " + harvester.token())
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var api = new Api(harvester);
            api.post(Api.CONFIG_MAPS, "{'metadata':{'name':'one'}}");
            assertThat(events.readLine()).contains("ADDED").contains("one");
            api.post(Api.CONFIG_MAPS, "{'metadata':{'name':'two'}}");
            assertThat(events.readLine()).contains("ADDED").contains("two");
            harvester.close();
            assertThat(events.readLine()).isNull();
        }
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        serveWithoutTls();
        URI address = harvester.serve(0);
        byte[] body = new byte[ApiServer.MAX_BODY_BYTES + 10];
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/namespaces"))
                .header("Authorization", "Bearer " + harvester.token())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void isServedOnceAtOnePort() {
        URI address = harvester.serve(0);

        assertThatThrownBy(() -> harvester.serve(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(address.toString());
        try (EmbeddedHarvester other = EmbeddedHarvester.create()) {
            assertThatThrownBy(() -> other.serve(address.getPort()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("the embedded Harvester cannot listen on port " + address.getPort());
        }
    }

    @Test
    void makesACertificateForItsAddresses() throws Exception {
        var certificate =
                (java.security.cert.X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                ServerCertificate.create().pem().getBytes(StandardCharsets.US_ASCII)));

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificate.getBasicConstraints()).isGreaterThan(0);
    }

    private void serveWithoutTls() {
        harvester.close();
        harvester = EmbeddedHarvester.builder().plainHttp().start();
    }
}
