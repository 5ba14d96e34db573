package io.githops.git.trust;

import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * A key or subkey of OpenPGP, with what its primary key says about it.
 *
 * @param fingerprint in upper-case digits
 * @param primaryFingerprint in upper-case digits; the same for a primary key
 * @param user the first that the primary key vouches for; its fingerprint when there is none
 * @param maySign whether the primary key lets this one sign
 * @param until when it ends; null for never
 */
record OpenPgpKey(
        PGPPublicKey key,
        String fingerprint,
        String primaryFingerprint,
        String user,
        boolean isRevoked,
        boolean maySign,
        Instant from,
        @Nullable Instant until) {

    /** @param key the primary key itself, or one of its subkeys */
    static OpenPgpKey of(PGPPublicKey primary, PGPPublicKey key) throws PGPException {
        var said = new OpenPgpStatements(primary, key);
        return new OpenPgpKey(
                key,
                fingerprint(key),
                fingerprint(primary),
                said.user().orElse(fingerprint(primary)),
                said.isRevoked(),
                said.maySign(),
                said.from(),
                said.until());
    }

    boolean isNamedBy(KeyIdentifier identifier) {
        return identifier.matches(key.getKeyIdentifier());
    }

    boolean hasSigned(PGPSignature signature, byte[] payload) throws PGPException {
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        signature.update(payload);
        return signature.verify();
    }

    boolean isValidAt(Instant time) {
        return !time.isBefore(from) && (until == null || time.isBefore(until));
    }

    private static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }
}
