package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.git.trust.TrustPolicy;
import io.githops.model.Kinds;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteFailureTest {
    private static final String URL = "https://git.example/infra.git";

    private final RemoteFailure failure = new RemoteFailure(new GitOptions(
            GitAddress.parse("https://ada:s3cret@git.example/infra.git"),
            null,
            "",
            List.of(),
            Kinds.none(),
            null,
            () -> null,
            null,
            Path.of("known_hosts"),
            Duration.ofMillis(30_001),
            TrustPolicy.none()));

    private final HttpConnections connections = new HttpConnections(new URIish(), null);

    @ParameterizedTest
    @MethodSource("networkFailures")
    void saysWhatIsWrongWithTheNetwork(IOException cause, String message) {
        assertThat(failure.known(new TransportException("wrapped", new IOException(cause)), connections))
                .isInstanceOf(SourceUnavailableException.class)
                .hasMessage(URL + ": " + message + " (GH2001)")
                .hasNoCause();
    }

    static Stream<Arguments> networkFailures() {
        return Stream.of(
                Arguments.of(
                        new UnknownHostException("git.example"),
                        "the host name is not known; expected a name that the network resolves; check address and"
                                + " network"),
                Arguments.of(
                        new NoRouteToHostException("no route"),
                        "the host accepts no connection; expected a Git server at this host and port; check address and"
                                + " network, or try again later"),
                Arguments.of(
                        new SocketTimeoutException("Read timed out"),
                        "the server was silent for 31 s; expected an answer in that time; try again later, or allow"
                                + " more with timeout(...)"),
                Arguments.of(
                        new SSLHandshakeException("unable to find valid certification path"),
                        "no secure connection could be made: unable to find valid certification path; expected a"
                                + " certificate for this host from an authority that this Java runtime trusts; check"
                                + " the address, or add the authority to the trust store"));
    }

    @Test
    void doesNotKnowAnAnswerThatIsMalformed() {
        assertThat(failure.known(new TransportException("invalid advertisement"), connections))
                .isNull();
    }

    @Test
    void repeatsWhatTheServerSaysOnOneShortLine() {
        var remote = new TransportException("remote:\u001b[31m access\n\tdenied " + "x".repeat(500));

        assertThat(failure.unknown(remote))
                .hasMessageContaining("cannot be used: remote: [31m access denied xxx")
                .hasMessageContaining("xxx…; expected the answers of a Git server")
                .message()
                .hasSizeLessThan(400)
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void endsWithCausesThatGoInCircles() {
        var first = new IOException("first");
        var second = new IOException("second", first);
        first.initCause(second);

        assertThat(failure.unknown(first)).isInstanceOf(SourceUnavailableException.class);
    }
}
