package io.githops.harvester;

import io.githops.cluster.ClusterException;
import io.githops.cluster.InsecureConnectionException;
import io.githops.cluster.InterruptedCallException;
import io.githops.cluster.InvalidAnswerException;
import io.githops.cluster.TimedOutException;
import io.githops.cluster.UnauthorizedException;
import io.githops.cluster.UnavailableException;
import io.githops.cluster.UnknownHostNameException;
import io.githops.cluster.UntrustedCertificateException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why no answer could be had, and what to do about it. */
final class TransportFailures {
    /** What a server says, in TLS, of a client certificate that it does not take. */
    private static final Pattern CLIENT_REFUSED =
            Pattern.compile("(?i)received fatal alert: (certificate_|bad_certificate"
                    + "|unknown_ca|unsupported_certificate|access_denied)");

    private final String location;
    private final Duration requestTimeout;

    TransportFailures(String location, Duration requestTimeout) {
        this.location = location;
        this.requestTimeout = requestTimeout;
    }

    ClusterException of(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return new TimedOutException(
                    location + ": no answer within " + seconds()
                            + " seconds; check that the address is right and reachable, or allow"
                            + " requests more time",
                    e);
        }
        if (causeOf(e, UnresolvedAddressException.class) != null) {
            return new UnknownHostNameException(
                    location + ": the host name is not known here; check the server URL and the name service", e);
        }
        if (causeOf(e, CertificateException.class) != null) {
            return new UntrustedCertificateException(location + ": " + distrust(e), e);
        }
        SSLException tls = causeOf(e, SSLException.class);
        if (tls != null) {
            return ofTls(tls, e);
        }
        if (causeOf(e, ConnectException.class) != null) {
            return unavailable("the connection was refused; check that the server runs and the port is right", e);
        }
        if (causeOf(e, ProtocolException.class) != null) {
            return new InvalidAnswerException(
                    location
                            + ": the answer is not HTTP as it should be, or its head is too long; check that the server URL"
                            + " is that of a Kubernetes API server",
                    null);
        }
        return unavailable("the connection broke off; try again later", e);
    }

    private String seconds() {
        return BigDecimal.valueOf(requestTimeout.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    ClusterException interrupted(InterruptedException e) {
        return new InterruptedCallException(location + ": interrupted while waiting for the answer", e);
    }

    private ClusterException ofTls(SSLException tls, IOException e) {
        String said = String.valueOf(tls.getMessage());
        if (CLIENT_REFUSED.matcher(said).find()) {
            return new UnauthorizedException(
                    location + ": the server does not take the client certificate (" + ServerWords.bounded(said)
                            + "); give one that the cluster has signed and that is still valid",
                    e);
        }
        return new InsecureConnectionException(
                location + ": no secure connection came about (" + ServerWords.bounded(said)
                        + "); check that the port speaks https and that server and Java runtime share a TLS version",
                e);
    }

    private static String distrust(IOException e) {
        if (causeOf(e, CertificateExpiredException.class) != null
                || causeOf(e, CertificateNotYetValidException.class) != null) {
            return "the server's certificate is not valid at this time; renew it, or correct the clock of either side";
        }
        if (causeOf(e, CertPathBuilderException.class) != null
                || causeOf(e, CertPathValidatorException.class) != null) {
            return "the server's certificate is not signed by a trusted authority; give the authority that signed it"
                    + " (certificateAuthority, or certificate-authority-data in a kubeconfig)";
        }
        return "the server's certificate is for another host name; use one of the names it is for in the server URL or"
                + " as tlsServerName (tls-server-name in a kubeconfig), or have the name added to the certificate";
    }

    private UnavailableException unavailable(String found, Exception cause) {
        return new UnavailableException(location + ": " + found, null, cause);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
