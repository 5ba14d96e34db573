package io.githops.harvester;

import io.githops.cluster.UnauthorizedException;
import io.githops.tree.Json;
import io.githops.tree.MalformedJsonException;
import io.githops.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials from a program.
 *
 * @param expiry when they run out, null for not before the server refuses them
 */
record ExecCredential(Identity identity, @Nullable Instant expiry) {
    static final String KIND = "ExecCredential";

    /** @throws IllegalArgumentException when there are no credentials in it; says why, without any value */
    static ExecCredential parse(byte[] output, String version) {
        Mapping answer = object(output);
        require(answer, "kind", KIND);
        require(answer, "apiVersion", version);
        Mapping status = answer.mapping("status");
        Optional<ClientCertificate> certificate = certificate(status);
        Optional<String> token = status.text("token").filter(text -> !text.isEmpty());
        if (token.isEmpty() && certificate.isEmpty()) {
            throw new IllegalArgumentException("gave neither status.token nor status.clientCertificateData");
        }
        Identity identity = token.map(ExecCredential::bearer).orElse(Identity.NONE);
        return new ExecCredential(identity.showing(certificate.orElse(null)), expiry(status));
    }

    private static Mapping object(byte[] output) {
        try {
            if (Json.parse(output) instanceof Mapping mapping) {
                return mapping;
            }
        } catch (MalformedJsonException e) {
            // Its words may quote what was read.
        }
        throw new IllegalArgumentException("did not write a JSON object");
    }

    private static void require(Mapping answer, String field, String expected) {
        if (answer.text(field).filter(expected::equals).isEmpty()) {
            throw new IllegalArgumentException("answered with another " + field);
        }
    }

    private static Identity bearer(String token) {
        try {
            return Credentials.bearer(token, "its token");
        } catch (UnauthorizedException e) {
            throw new IllegalArgumentException("gave a status.token that no header can carry");
        }
    }

    private static Optional<ClientCertificate> certificate(Mapping status) {
        Optional<byte[]> certificate = pem(status, "clientCertificateData");
        Optional<byte[]> key = pem(status, "clientKeyData");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("gave one of status.clientCertificateData and clientKeyData alone");
        }
        return certificate.map(pem -> clientCertificate(pem, key.orElseThrow()));
    }

    private static ClientCertificate clientCertificate(byte[] certificatePem, byte[] keyPem) {
        List<X509Certificate> chain = in("clientCertificateData", () -> Pem.certificates(certificatePem));
        return in("clientKeyData", () -> ClientCertificate.of(chain, keyPem));
    }

    private static <T> T in(String field, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("gave a status." + field + " that " + e.getMessage());
        }
    }

    private static Optional<byte[]> pem(Mapping status, String field) {
        return status.text(field).filter(text -> !text.isEmpty()).map(text -> text.getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Instant expiry(Mapping status) {
        try {
            return status.text("expirationTimestamp")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("gave a status.expirationTimestamp that is no time as in RFC 3339");
        }
    }

    boolean isFreshAt(Instant time) {
        return expiry == null || time.isBefore(expiry);
    }

    /** Without its values. */
    @Override
    public String toString() {
        return "an " + KIND;
    }
}
