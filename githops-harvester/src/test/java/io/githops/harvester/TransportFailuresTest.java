package io.githops.harvester;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.cluster.InsecureConnectionException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnknownHostNameException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportFailuresTest {
    private final TransportFailures failures = new TransportFailures("https://lab.example", Duration.ofSeconds(30));

    @Test
    void anUnknownHostIsToldFromARefusal() {
        IOException unknown = new ConnectException();
        unknown.initCause(new ConnectException().initCause(new UnresolvedAddressException()));

        assertThat(failures.of(unknown))
                .isInstanceOf(UnknownHostNameException.class)
                .hasMessage("https://lab.example: the host name is not known here; check the server URL and the name"
                        + " service (GH3014)")
                .hasCause(unknown);
    }

    @Test
    void aConnectionThatIsNotMadeInTimeIsToldWithTheTime() {
        assertThat(failures.of(new HttpConnectTimeoutException("late")))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("no answer within 30 seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received fatal alert: bad_certificate",
                "Received fatal alert: certificate_required",
                "Received fatal alert: certificate_expired",
                "Received fatal alert: unknown_ca",
                "Received fatal alert: access_denied"
            })
    void aServerThatDoesNotTakeTheClientCertificateDoesNotKnowTheCaller(String alert) {
        assertThat(failures.of(new SSLHandshakeException(alert))).isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void otherTroubleWithTlsIsNoMatterOfTrust() {
        assertThat(failures.of(new SSLHandshakeException("Received fatal alert: protocol_version")))
                .isInstanceOf(InsecureConnectionException.class)
                .hasMessageContaining("share a TLS version");
    }

    @Test
    void anyOtherTroubleIsABrokenConnection() {
        assertThat(failures.of(new IOException("HTTP/1.1 header parser received no bytes")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the connection broke off");
    }
}
