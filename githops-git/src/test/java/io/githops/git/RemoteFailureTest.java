package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteFailureTest {
    private static final String URL = "https://git.example/infra.git";

    private static final GitAddress ADDRESS = GitAddress.parse("https://ada:s3cret@git.example/infra.git");
    private static final GitAccess ACCESS =
            GitAccess.builder().timeout(Duration.ofMillis(30_001)).build();

    private final RemoteFailure failure = new RemoteFailure(ADDRESS, ACCESS);
    private final HttpConnections connections =
            new HttpConnections(ADDRESS, ACCESS, new Lines(ACCESS, Deadline.in(Duration.ofDays(1))));

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
                        "the name of the host is not known; expected a name that the network resolves; check address"
                                + " and network"),
                Arguments.of(
                        new NoRouteToHostException("no route"),
                        "no way leads to the host; expected a network that reaches it; check address, network and"
                                + " firewalls, or try again later"),
                Arguments.of(
                        new SocketTimeoutException("Read timed out"),
                        "the server was silent for 31 s; expected an answer in that time; try again later, or allow"
                                + " more with timeout(...)"),
                Arguments.of(
                        new SSLHandshakeException("unable to find valid certification path"),
                        "no secure connection could be made: unable to find valid certification path; expected a server"
                                + " that speaks TLS; check scheme and port of the address"));
    }

    @Test
    void doesNotKnowAnAnswerThatIsMalformed() {
        assertThat(failure.known(new TransportException("invalid advertisement"), connections))
                .isNull();
    }

    @Test
    void repeatsWhatTheServerSaysOnOneShortLine() {
        var remote = new TransportException("remote:\u001b[31m access\n\tdenied " + "x".repeat(500));

        assertThat(failure.unknown(remote, null))
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

        assertThat(failure.unknown(first, null)).isInstanceOf(SourceUnavailableException.class);
    }
}
