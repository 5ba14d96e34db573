package io.githops.git.trust;

import io.githops.source.Signature;
import java.time.Instant;

/** Who may sign with OpenPGP keys. Apart from what reads such keys, as its library is optional. */
interface OpenPgpSigners {
    /** Nobody. */
    OpenPgpSigners NONE = (armored, payload, time) -> new Signature(
            Signature.Status.UNKNOWN_SIGNER, null, null, "it is signed with OpenPGP, and no OpenPGP key is allowed");

    Signature verify(String armored, byte[] payload, Instant time);

    /** Whether the library is there. */
    static boolean isAvailable() {
        try {
            Class.forName("org.bouncycastle.openpgp.PGPPublicKeyRing", false, OpenPgpSigners.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
