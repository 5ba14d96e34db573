package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarvesterBuilderTest {
    private static final URI SERVER = URI.create("https://lab.example");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://lab.example, https://lab.example",
        "https://lab.example:6443/, https://lab.example:6443",
        "https://lab.example/k8s/clusters/local//, https://lab.example/k8s/clusters/local",
        "https://[2001:db8::1]:6443, https://[2001:db8::1]:6443",
        "http://localhost:8001, http://localhost:8001",
        "http://127.0.0.1:8001, http://127.0.0.1:8001",
        "http://[::1]:8001, http://[::1]:8001"
    })
    void takesServerUrls(URI server, String location) {
        assertThat(Harvester.builder(server).build().location()).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource({
        "lab.example, expected a URL such as",
        "ftp://lab.example, expected a URL such as",
        "https:///path, expected a URL such as",
        "https://user:hunter22@lab.example, holds a user name",
        "https://lab.example?token=hunter22, holds a query",
        "https://lab.example#hunter22, holds a query or a fragment",
        "http://lab.example, begins with http",
        "http://127.example, begins with http"
    })
    void refusesServerUrlsThatAreNone(URI server, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(server))
                .withMessageContaining(found)
                .withMessageNotContaining("hunter22");
    }

    @Test
    void takesEachOptionOnce() {
        var builder = Harvester.builder(SERVER).bearerToken(() -> "a").requestTimeout(Duration.ofSeconds(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> builder.bearerToken(() -> "b"))
                .withMessageContaining("bearerToken was given already");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder.requestTimeout(Duration.ofSeconds(2)))
                .withMessageContaining("requestTimeout was given already");
    }

    @Test
    void refusesOptionsThatCannotGoTogether() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Harvester.builder(SERVER)
                        .certificateAuthority(Keytool.server().certificatePem())
                        .dangerouslyTrustAnyCertificate()
                        .build())
                .withMessage("dangerouslyTrustAnyCertificate cannot be combined with certificateAuthority");
        assertThatIllegalStateException()
                .isThrownBy(() -> Harvester.builder(SERVER).context("lab").build())
                .withMessageContaining("context cannot be combined with a server URL");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesTimeoutsThatAreNone(long seconds) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER).requestTimeout(Duration.ofSeconds(seconds)))
                .withMessageContaining("expected more than zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "naïve"})
    void refusesNamesThatNoHeaderCanCarry(String caller) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER).userAgent(caller))
                .withMessageContaining("printable ASCII");
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example:3128, proxy: not supported",
        "socks5://proxy.example:1080, proxy: not supported",
        "proxy.example, proxy: not supported",
        "http://me:hunter22@proxy.example:3128, proxy: holds a user name",
        "http:///path, proxy: names no host"
    })
    void refusesProxiesThatJavaCannotAsk(URI proxy, String found) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER).proxy(proxy))
                .withMessageStartingWith(found)
                .withMessageNotContaining("hunter22");
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example, proxy.example, 80",
        "HTTP://proxy.example:3128/, proxy.example, 3128",
        "http://[::1]:3128, ::1, 3128"
    })
    void findsProxies(URI proxy, String host, int port) {
        assertThat(ProxyUrl.address(proxy)).isEqualTo(InetSocketAddress.createUnresolved(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "https://lab.example", "lab_1!"})
    void refusesServerNamesThatAreNone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER).tlsServerName(name))
                .withMessage("tlsServerName: is no host name; expected one such as harvester.example");
    }

    @Test
    void readsCertificatesFromFiles() throws IOException {
        KeyPairEntry client = Keytool.rsaClient();
        Path certificate = Files.write(folder.resolve("client.crt"), client.certificatePem());
        Path key = Files.write(folder.resolve("client.key"), client.keyPem());
        try (var server = LoopbackServer.encrypted(
                        Keytool.server().serverContext(client), true, LoopbackServer.json("{\"gitVersion\": \"v1\"}"));
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Files.write(
                                folder.resolve("ca.crt"), Keytool.server().certificatePem()))
                        .clientCertificate(certificate, key)
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1");
        }
    }

    @Test
    void namesTheOptionWhoseFileIsMissing() {
        Path missing = folder.resolve("missing.crt");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Harvester.builder(SERVER).certificateAuthority(missing))
                .withMessage("certificateAuthority: " + missing + " cannot be read");
    }

    @Test
    void namesTheOptionWhoseTextIsBroken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER).certificateAuthority(new byte[] {1}))
                .withMessageStartingWith("certificateAuthority: holds no PEM block");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Harvester.builder(SERVER)
                        .clientCertificate(Keytool.rsaClient().certificatePem(), new byte[] {1}))
                .withMessageStartingWith("clientCertificate: holds no PEM block");
    }
}
