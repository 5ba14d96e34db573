package io.githops.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the signature of a revision.
 *
 * @param signer as the list of allowed signers names them; null when the key is not known
 * @param keyId the fingerprint of the key; null when there is no signature that names one
 * @param reason one line that says why the status is what it is, as part of a sentence
 */
public record Signature(
        Status status, @Nullable String signer, @Nullable String keyId, String reason) {
    /** @throws NullPointerException when status or reason is null */
    public Signature {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether an allowed signer has signed with a key that is valid. */
    public boolean isGood() {
        return status == Status.GOOD;
    }

    /** Such as {@code GOOD: signed by ada@example.org with SHA256:…}. */
    @Override
    public String toString() {
        return status + ": " + reason;
    }

    /** What a signature is worth. */
    public enum Status {
        /** An allowed signer has signed exactly this, with a key that was valid then. */
        GOOD,
        /** There is no signature. */
        UNSIGNED,
        /** Nobody who is allowed has the key; whether it signed this is left open. */
        UNKNOWN_SIGNER,
        /** An allowed signer has signed, at a time when the key was not valid any more or not yet. */
        EXPIRED,
        /** The key was revoked, whenever it has signed. */
        REVOKED,
        /** It does not belong to this content, cannot be read, or is of a kind that is not supported. */
        BAD
    }
}
