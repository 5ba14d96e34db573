package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.source.SourceException;
import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import io.githops.source.SourceUntrustedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTlsTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private Path authority;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        authority = TlsIdentity.server().writeCertificate(folder.resolve("ca.pem"));
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void trustsTheAuthorityThatWasGiven() throws IOException {
        try (GitHttpServer server = server(TlsIdentity.server(), false)) {
            assertThat(names(fetch(trusting(server)))).containsExactly("web");
        }
    }

    @Test
    void doesNotTrustAnAuthorityThatNobodyNamed() throws IOException {
        try (GitHttpServer server = server(TlsIdentity.server(), false)) {
            assertThat(failure(SourceUntrustedException.class, GitSource.builder(server.url())))
                    .hasMessage(server.url() + ": the server's certificate is from an authority that is not trusted;"
                            + " expected one of those that this Java runtime trusts; check the address, or name the"
                            + " authority with certificateAuthority(...) (GH2021)");
        }
    }

    @Test
    void doesNotTrustAnotherAuthority() throws IOException {
        try (GitHttpServer server = server(TlsIdentity.serverOfAnotherName(), false)) {
            assertThat(failure(SourceUntrustedException.class, trusting(server)))
                    .hasMessageContaining("not trusted; expected one of those in " + authority);
        }
    }

    @Test
    void takesUpAnAuthorityThatIsReplaced() throws IOException {
        TlsIdentity.client().writeCertificate(authority);
        try (GitHttpServer server = server(TlsIdentity.server(), false);
                GitSource source = trusting(server).build()) {
            assertThat(catchThrowable(source::fetch)).isInstanceOf(SourceUntrustedException.class);

            TlsIdentity.server().writeCertificate(authority);

            assertThat(names(source.fetch())).containsExactly("web");
        }
    }

    @Test
    void doesNotTakeACertificateForAnotherName() throws IOException {
        TlsIdentity.serverOfAnotherName().writeCertificate(authority);
        try (GitHttpServer server = server(TlsIdentity.serverOfAnotherName(), false)) {
            assertThat(failure(SourceUntrustedException.class, trusting(server)))
                    .hasMessageStartingWith(server.url() + ": the server's certificate is for another name: ")
                    .hasMessageEndingWith("expected the name in the address; use the name of the certificate, or have"
                            + " one made for this name (GH2021)");
        }
    }

    @Test
    void doesNotTakeACertificateThatRanOut() throws IOException {
        TlsIdentity.serverOfThePast().writeAuthority(authority);
        try (GitHttpServer server = server(TlsIdentity.serverOfThePast(), false)) {
            assertThat(failure(SourceUntrustedException.class, trusting(server)))
                    .hasMessageContaining("the server's certificate is not valid at this time; expected one that is");
        }
    }

    @Test
    void showsAClientCertificateWithAKeyOfEitherForm() throws IOException {
        Path certificate = TlsIdentity.client().writeCertificate(folder.resolve("client.pem"));
        Path key = TlsIdentity.client().writeKey(folder.resolve("client.key"));
        Path traditional = TlsIdentity.client().writeTraditionalKey(folder.resolve("client.rsa"));
        try (GitHttpServer server = server(TlsIdentity.server(), true)) {
            assertThat(names(fetch(showing(server, certificate, key)))).containsExactly("web");
            assertThat(names(fetch(showing(server, certificate, traditional)))).containsExactly("web");
        }
    }

    @Test
    void saysThatTheServerAsksForACertificate() throws IOException {
        try (Peer server = Peer.answering(GitSourceTlsTest::refuse)) {
            assertThat(failure(SourceUnauthorizedException.class, source(url(server), this::trust)))
                    .hasMessageStartingWith(url(server) + ": the server asks for a client certificate (")
                    .hasMessageEndingWith("check clientCertificate(...) (GH2005)");
        }
    }

    @Test
    void saysThatTheServerRefusedTheCertificate() throws IOException {
        Path certificate = TlsIdentity.anotherClient().writeCertificate(folder.resolve("client.pem"));
        Path key = TlsIdentity.anotherClient().writeKey(folder.resolve("client.key"));
        try (Peer server = Peer.answering(GitSourceTlsTest::refuse)) {
            var source = source(url(server), access -> trust(access).clientCertificate(certificate, key));

            assertThat(failure(SourceUnauthorizedException.class, source))
                    .hasMessageStartingWith(
                            url(server) + ": the server refused the client certificate in " + certificate + " (");
        }
    }

    @Test
    void showsNoCertificateToTheServerItIsRedirectedTo() throws IOException {
        Path certificate = TlsIdentity.client().writeCertificate(folder.resolve("client.pem"));
        Path key = TlsIdentity.client().writeKey(folder.resolve("client.key"));
        try (GitHttpServer server = server(TlsIdentity.server(), true);
                Peer other = Peer.answering(GitSourceTlsTest::refuse)) {
            server.redirectTo("https://127.0.0.1:" + other.port());

            assertThat(failure(SourceUnauthorizedException.class, showing(server, certificate, key)))
                    .hasMessageContaining("client certificate");
            assertThat(server.requests()).isNotEmpty();
        }
    }

    /** Asks for the certificate of a client, refuses any other, and listens until the caller has gone. */
    private static void refuse(Socket line) throws IOException {
        SSLContext tls = TlsIdentity.server().serverContext(TlsIdentity.client());
        var secure = (SSLSocket) tls.getSocketFactory().createSocket(line, null, line.getPort(), false);
        secure.setUseClientMode(false);
        secure.setNeedClientAuth(true);
        assertThat(catchThrowable(secure::startHandshake)).isNotNull();
        line.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Test
    void saysWhichFileCannotBeUsed() throws IOException {
        Path certificate = TlsIdentity.client().writeCertificate(folder.resolve("client.pem"));
        Path key = TlsIdentity.anotherClient().writeKey(folder.resolve("client.key"));
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path missing = folder.resolve("missing");
        try (GitHttpServer server = server(TlsIdentity.server(), true)) {
            assertThat(failure(SourceException.class, showing(server, certificate, key)))
                    .hasMessageContaining("the private key in " + key + " is broken, or not that of the certificate");
            assertThat(failure(SourceException.class, showing(server, certificate, empty)))
                    .hasMessageContaining("there is no private key without passphrase in " + empty);
            assertThat(failure(SourceException.class, showing(server, empty, key)))
                    .hasMessageContaining("there is no certificate in " + empty);
            assertThat(failure(SourceException.class, showing(server, missing, key)))
                    .hasMessageContaining("the file " + missing + " cannot be read; expected a PEM file with a block"
                            + " CERTIFICATE; check clientCertificate(...)");
        }
    }

    @Test
    void saysThatThePortSpeaksNoTls() throws IOException {
        try (Peer server = Peer.answering(GitSourceTlsTest::answerInTheClear)) {
            assertThat(failure(SourceUnavailableException.class, GitSource.builder(url(server))))
                    .hasMessageStartingWith(url(server) + ": no secure connection could be made: ")
                    .hasMessageEndingWith(
                            "expected a server that speaks TLS; check scheme and port of the address" + " (GH2001)");
        }
    }

    private static void answerInTheClear(Socket line) throws IOException {
        line.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes());
        line.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static String url(Peer server) {
        return "https://127.0.0.1:" + server.port() + "/infra.git";
    }

    private GitAccessBuilder trust(GitAccessBuilder access) {
        return access.certificateAuthority(authority);
    }

    private GitHttpServer server(TlsIdentity identity, boolean mutual) throws IOException {
        return GitHttpServer.start(repository.repository(), identity.serverContext(TlsIdentity.client()), mutual);
    }

    private GitSourceBuilder trusting(GitHttpServer server) {
        return source(server.url(), access -> access.certificateAuthority(authority));
    }

    private GitSourceBuilder showing(GitHttpServer server, Path certificate, Path key) {
        return source(
                server.url(), access -> access.certificateAuthority(authority).clientCertificate(certificate, key));
    }
}
