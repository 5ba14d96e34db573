package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UntrustedCertificateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TlsTest {
    private static final String VERSION = "{\"gitVersion\": \"v1.33.5\"}";

    @Test
    void trustsTheAuthorityThatWasGiven() throws IOException {
        try (var server = server(Keytool.server());
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Keytool.server().certificatePem())
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    @Test
    void doesNotTrustWhatNobodyVouchedFor() throws IOException {
        try (var server = server(Keytool.server());
                var harvester = Harvester.builder(server.uri()).build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessage(server.uri() + ": the server's certificate is not signed by a trusted authority; give"
                            + " the authority that signed it (certificateAuthority, or certificate-authority-data in a"
                            + " kubeconfig) (GH3004)");
        }
    }

    @Test
    void doesNotTrustAnotherAuthority() throws IOException {
        try (var server = server(Keytool.server());
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Keytool.otherName().certificatePem())
                        .build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("not signed by a trusted authority");
        }
    }

    @Test
    void doesNotTakeACertificateForAnotherHost() throws IOException {
        try (var server = server(Keytool.otherName());
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Keytool.otherName().certificatePem())
                        .build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the server's certificate is for another host name; use one of the names");
        }
    }

    @Test
    void takesACertificateForTheNameThatWasGiven() throws IOException {
        try (var server = server(Keytool.otherName());
                var harvester = named(server, "harvester.example")) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    @Test
    void takesACertificateForTheAddressThatWasGiven() throws IOException {
        KeyPairEntry forAddress = Keytool.server();
        try (var server = server(forAddress);
                var harvester = Harvester.builder(server.uri("localhost"))
                        .certificateAuthority(forAddress.certificatePem())
                        .tlsServerName("127.0.0.1")
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    @Test
    void doesNotTakeACertificateForAnotherNameThanWasGiven() throws IOException {
        try (var server = server(Keytool.otherName());
                var harvester = named(server, "other.example")) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the server's certificate is for another host name");
        }
    }

    @Test
    void theGivenNameTakesThePlaceOfTheHost() throws IOException {
        KeyPairEntry forAddress = Keytool.server();
        try (var server = server(forAddress);
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(forAddress.certificatePem())
                        .tlsServerName("harvester.example")
                        .build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the server's certificate is for another host name");
        }
    }

    @Test
    void anAuthorityThatIsNotTrustedStaysSoUnderAGivenName() throws IOException {
        try (var server = server(Keytool.otherName());
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Keytool.server().certificatePem())
                        .tlsServerName("harvester.example")
                        .build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("not signed by a trusted authority");
        }
    }

    @Test
    void tellsTheServerTheGivenNameAndOffersHttp2() throws Exception {
        assertThat(greeting("localhost", "harvester.example")).isEqualTo("[h2, http/1.1] [harvester.example]");
        assertThat(greeting("127.0.0.1", "harvester.example")).isEqualTo("[h2, http/1.1] [harvester.example]");
        assertThat(greeting("localhost", "127.0.0.1")).isEqualTo("[h2, http/1.1] []");
    }

    /** The protocols and names that a client asks a server for. */
    private static String greeting(String host, String serverName) throws Exception {
        SSLContext context = Keytool.server().serverContext(Keytool.rsaClient());
        var greeting = new CompletableFuture<String>();
        try (var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback());
                var harvester = Harvester.builder(URI.create("https://" + host + ":" + socket.getLocalPort()))
                        .dangerouslyTrustAnyCertificate()
                        .tlsServerName(serverName)
                        .build()) {
            answerEach(socket, connection -> {
                var secure = (SSLSocket) connection;
                secure.setHandshakeApplicationProtocolSelector((own, protocols) -> {
                    var session = (ExtendedSSLSession) own.getHandshakeSession();
                    List<String> names = session.getRequestedServerNames().stream()
                            .map(name -> ((SNIHostName) name).getAsciiName())
                            .toList();
                    greeting.complete(protocols + " " + names);
                    return "";
                });
                secure.startHandshake();
                secure.close();
            });
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(harvester::version);
            return greeting.get(10, TimeUnit.SECONDS);
        }
    }

    private static Harvester named(LoopbackServer server, String name) {
        return Harvester.builder(server.uri())
                .certificateAuthority(Keytool.otherName().certificatePem())
                .tlsServerName(name)
                .build();
    }

    @Test
    void doesNotTakeACertificateThatRanOut() throws IOException {
        KeyPairEntry expired = Keytool.expired();
        try (var server = server(expired);
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(expired.authorityPem())
                        .build()) {
            assertThatExceptionOfType(UntrustedCertificateException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the server's certificate is not valid at this time; renew it");
        }
    }

    @Test
    void trustsWhatAnAuthoritySigned() throws IOException {
        KeyPairEntry signed = Keytool.signed();
        try (var server = server(signed);
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(signed.authorityPem())
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    @Test
    void trustsAnythingOnlyWhenTold() throws IOException {
        try (var server = server(Keytool.otherName());
                var harvester = Harvester.builder(server.uri())
                        .dangerouslyTrustAnyCertificate()
                        .build()) {
            assertThat(harvester.version()).isEqualTo("v1.33.5");
        }
    }

    static Stream<Arguments> clients() {
        return Stream.of(
                Arguments.of(
                        "RSA in PKCS#8",
                        Keytool.rsaClient(),
                        Keytool.rsaClient().keyPem()),
                Arguments.of(
                        "RSA in PKCS#1",
                        Keytool.rsaClient(),
                        Keytool.rsaClient().traditionalKeyPem("RSA PRIVATE KEY")),
                Arguments.of(
                        "EC in PKCS#8", Keytool.ecClient(), Keytool.ecClient().keyPem()),
                Arguments.of(
                        "EC in SEC1", Keytool.ecClient(), Keytool.ecClient().traditionalKeyPem("EC PRIVATE KEY")),
                Arguments.of(
                        "Ed25519 in PKCS#8",
                        Keytool.ed25519Client(),
                        Keytool.ed25519Client().keyPem()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void showsAClientCertificate(String form, KeyPairEntry client, byte[] keyPem) throws IOException {
        try (var server = mutual(client);
                var harvester = Harvester.builder(server.uri())
                        .certificateAuthority(Keytool.server().certificatePem())
                        .clientCertificate(client.certificatePem(), keyPem)
                        .build()) {
            assertThat(harvester.version()).as(form).isEqualTo("v1.33.5");
        }
    }

    @Test
    void saysThatTheServerWantsAnotherClientCertificate() throws IOException {
        SSLContext context = Keytool.server().serverContext(Keytool.rsaClient());
        try (var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback());
                var harvester = Harvester.builder(uri(socket))
                        .certificateAuthority(Keytool.server().certificatePem())
                        .clientCertificate(
                                Keytool.ecClient().certificatePem(),
                                Keytool.ecClient().keyPem())
                        .build()) {
            socket.setNeedClientAuth(true);
            answerEach(socket, connection -> ((SSLSocket) connection).startHandshake());

            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("the server does not take the client certificate (")
                    .withMessageContaining("eceived fatal alert");
        }
    }

    @Test
    void saysThatThePortDoesNotSpeakHttps() throws IOException {
        byte[] answer = "HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (var socket = new ServerSocket(0, 1, loopback());
                var harvester = Harvester.builder(uri(socket)).build()) {
            answerEach(socket, connection -> connection.getOutputStream().write(answer));

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(harvester::version)
                    .withMessageContaining("check that the port speaks https");
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static URI uri(ServerSocket socket) {
        return URI.create("https://127.0.0.1:" + socket.getLocalPort());
    }

    /** Does the same with each connection, and ends with the socket. */
    private static void answerEach(ServerSocket socket, Answering answering) {
        CompletableFuture.runAsync(() -> {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    answering.answer(connection);
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client went away, or refused what it was answered: the next one may come.
                }
            }
        });
    }

    private interface Answering {
        void answer(Socket connection) throws IOException;
    }

    private static LoopbackServer server(KeyPairEntry key) throws IOException {
        return LoopbackServer.encrypted(key.serverContext(Keytool.rsaClient()), false, LoopbackServer.json(VERSION));
    }

    private static LoopbackServer mutual(KeyPairEntry client) throws IOException {
        return LoopbackServer.encrypted(Keytool.server().serverContext(client), true, LoopbackServer.json(VERSION));
    }
}
