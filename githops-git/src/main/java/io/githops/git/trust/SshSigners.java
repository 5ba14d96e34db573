package io.githops.git.trust;

import static io.githops.source.Signature.Status.BAD;
import static io.githops.source.Signature.Status.EXPIRED;
import static io.githops.source.Signature.Status.GOOD;
import static io.githops.source.Signature.Status.REVOKED;
import static io.githops.source.Signature.Status.UNKNOWN_SIGNER;

import io.githops.source.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may sign with SSH keys. */
final class SshSigners {
    private final List<AllowedKey> allowed;
    private final Set<String> revoked;

    /** @param revoked fingerprints */
    SshSigners(List<AllowedKey> allowed, Set<String> revoked) {
        this.allowed = List.copyOf(allowed);
        this.revoked = Set.copyOf(revoked);
    }

    Signature verify(String armored, byte[] payload, Instant time) {
        try {
            var signature = SshSignature.parse(armored);
            return SshCertificate.isCertificate(signature.publicKey())
                    ? verify(signature, SshCertificate.parse(signature.publicKey()), payload, time)
                    : verify(signature, SshPublicKey.parse(signature.publicKey()), payload, time);
        } catch (MalformedException e) {
            return new Signature(BAD, null, null, "the SSH signature cannot be used: " + e.getMessage());
        }
    }

    private Signature verify(SshSignature signature, SshPublicKey key, byte[] payload, Instant time)
            throws MalformedException {
        List<AllowedKey> lines = lines(key, false);
        Signature fault = fault(signature, key, lines, payload);
        if (fault != null) {
            return fault;
        }
        for (AllowedKey line : lines) {
            if (line.isValidAt(time)) {
                return good(line.principals().toString(), key);
            }
        }
        return expired(lines.get(0).principals().toString(), key, time);
    }

    private Signature verify(SshSignature signature, SshCertificate certificate, byte[] payload, Instant time)
            throws MalformedException {
        SshPublicKey key = certificate.key();
        if (revoked.contains(certificate.authority().fingerprint())) {
            return revoked(certificate.authority());
        }
        List<AllowedKey> lines = lines(certificate.authority(), true).stream()
                .filter(line -> !principals(line, certificate).isEmpty())
                .toList();
        Signature fault = fault(signature, key, lines, payload);
        if (fault != null) {
            return fault;
        }
        if (!certificate.isUsable()) {
            return new Signature(BAD, null, key.fingerprint(), "its certificate is forged or not for users");
        }
        for (AllowedKey line : lines) {
            if (line.isValidAt(time) && certificate.isValidAt(time)) {
                return good(principals(line, certificate), key);
            }
        }
        return expired(principals(lines.get(0), certificate), key, time);
    }

    private List<AllowedKey> lines(SshPublicKey key, boolean authority) {
        return allowed.stream()
                .filter(line -> line.authority() == authority
                        && line.isForGit()
                        && line.key().isSameAs(key))
                .toList();
    }

    /** What is wrong whenever it was signed; null when nothing is. Nothing is computed with keys that are not known. */
    private @Nullable Signature fault(SshSignature signature, SshPublicKey key, List<AllowedKey> lines, byte[] payload)
            throws MalformedException {
        if (!signature.namespace().equals(SshSignature.GIT)) {
            return new Signature(
                    BAD,
                    null,
                    key.fingerprint(),
                    "it is a signature for " + Shown.text(signature.namespace()) + " and not for \"git\"");
        }
        if (revoked.contains(key.fingerprint())) {
            return revoked(key);
        }
        if (lines.isEmpty()) {
            return new Signature(
                    UNKNOWN_SIGNER, null, key.fingerprint(), "nobody is allowed to sign with " + key.fingerprint());
        }
        return SshVerification.isValid(key, signature.signature(), signature.signedBytes(payload))
                ? null
                : new Signature(BAD, null, key.fingerprint(), "the signature is not one of this content");
    }

    /** The names in the certificate that the line allows; OpenSSH takes a certificate for everybody, this does not. */
    private static String principals(AllowedKey line, SshCertificate certificate) {
        return certificate.principals().stream()
                .filter(line.principals()::matches)
                .collect(Collectors.joining(","));
    }

    private static Signature good(String signer, SshPublicKey key) {
        return new Signature(GOOD, signer, key.fingerprint(), "signed by " + signer + " with " + key.fingerprint());
    }

    private static Signature expired(String signer, SshPublicKey key, Instant time) {
        String reason = "the key " + key.fingerprint() + " of " + signer + " was not valid at " + time;
        return new Signature(EXPIRED, signer, key.fingerprint(), reason);
    }

    private static Signature revoked(SshPublicKey key) {
        return new Signature(REVOKED, null, key.fingerprint(), "the key " + key.fingerprint() + " is revoked");
    }
}
