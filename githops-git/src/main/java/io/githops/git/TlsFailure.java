package io.githops.git;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What exceptions of TLS mean. */
final class TlsFailure {
    private TlsFailure() {}

    /** @return null when it is something else */
    @Nullable
    static AccessFailure of(Exception failure, TlsFiles files) {
        if (!Causes.has(failure, SSLException.class)) {
            return null;
        }
        if (Causes.has(failure, CertificateExpiredException.class, CertificateNotYetValidException.class)) {
            return AccessFailure.untrusted(
                    "the server's certificate is not valid at this time",
                    "one that is",
                    "renew it on the server, or check the clock of this machine");
        }
        if (Causes.has(failure, CertPathBuilderException.class, CertPathValidatorException.class)) {
            return AccessFailure.untrusted(
                    "the server's certificate is from an authority that is not trusted",
                    files.authority() == null
                            ? "one of those that this Java runtime trusts"
                            : "one of those in " + files.authority(),
                    "check the address, or name the authority with certificateAuthority(...)");
        }
        if (Causes.has(failure, CertificateException.class)) {
            return AccessFailure.untrusted(
                    "the server's certificate is for another name: " + Causes.reason(Causes.innermost(failure)),
                    "the name in the address",
                    "use the name of the certificate, or have one made for this name");
        }
        return ofHandshake(failure, files);
    }

    /** A server sends an alert without reason when it wants a certificate, or another one. */
    private static AccessFailure ofHandshake(Exception failure, TlsFiles files) {
        String reason = Causes.reason(Causes.innermost(failure));
        if (reason.toLowerCase(Locale.ROOT).contains("alert") && reason.matches(".*(certificate|unknown_ca).*")) {
            return AccessFailure.unauthorized(
                    files.certificate() == null
                            ? "the server asks for a client certificate (" + reason + ")"
                            : "the server refused the client certificate in " + files.certificate() + " (" + reason
                                    + ")",
                    "a certificate that the server knows",
                    "check clientCertificate(...)");
        }
        return AccessFailure.unavailable(
                "no secure connection could be made: " + reason,
                "a server that speaks TLS",
                "check scheme and port of the address");
    }
}
