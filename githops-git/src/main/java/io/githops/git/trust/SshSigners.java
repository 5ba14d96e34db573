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
        Signature fault = fault(signature, key, payload);
        if (fault != null) {
            return fault;
        }
        List<AllowedKey> lines = allowed.stream()
                .filter(line ->
                        !line.authority() && line.isForGit() && line.key().isSameAs(key))
                .toList();
        for (AllowedKey line : lines) {
            if (line.isValidAt(time)) {
                return good(line.principals().toString(), key);
            }
        }
        return lines.isEmpty()
                ? unknown(key)
                : expired(lines.get(0).principals().toString(), key, time);
    }

    private Signature verify(SshSignature signature, SshCertificate certificate, byte[] payload, Instant time)
            throws MalformedException {
        SshPublicKey key = certificate.key();
        Signature fault = fault(signature, key, payload);
        if (fault != null) {
            return fault;
        }
        if (!certificate.isUsable()) {
            return new Signature(BAD, null, key.fingerprint(), "its certificate is forged or not for users");
        }
        if (revoked.contains(certificate.authority().fingerprint())) {
            return revoked(certificate.authority());
        }
        List<AllowedKey> lines = allowed.stream()
                .filter(line -> line.authority()
                        && line.isForGit()
                        && line.key().isSameAs(certificate.authority())
                        && !principals(line, certificate).isEmpty())
                .toList();
        for (AllowedKey line : lines) {
            if (line.isValidAt(time) && certificate.isValidAt(time)) {
                return good(principals(line, certificate), key);
            }
        }
        return lines.isEmpty() ? unknown(key) : expired(principals(lines.get(0), certificate), key, time);
    }

    /** What is wrong whoever has the key; null when nothing is. */
    private @Nullable Signature fault(SshSignature signature, SshPublicKey key, byte[] payload)
            throws MalformedException {
        if (!signature.namespace().equals(SshSignature.GIT)) {
            return new Signature(
                    BAD,
                    null,
                    key.fingerprint(),
                    "it is a signature for " + Shown.text(signature.namespace()) + " and not for \"git\"");
        }
        if (!SshVerification.isValid(key, signature.signature(), signature.signedBytes(payload))) {
            return new Signature(BAD, null, key.fingerprint(), "the signature is not one of this content");
        }
        return revoked.contains(key.fingerprint()) ? revoked(key) : null;
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

    private static Signature unknown(SshPublicKey key) {
        return new Signature(
                UNKNOWN_SIGNER, null, key.fingerprint(), "nobody is allowed to sign with " + key.fingerprint());
    }

    private static Signature expired(String signer, SshPublicKey key, Instant time) {
        String reason = "the key " + key.fingerprint() + " of " + signer + " was not valid at " + time;
        return new Signature(EXPIRED, signer, key.fingerprint(), reason);
    }

    private static Signature revoked(SshPublicKey key) {
        return new Signature(REVOKED, null, key.fingerprint(), "the key " + key.fingerprint() + " is revoked");
    }
}
