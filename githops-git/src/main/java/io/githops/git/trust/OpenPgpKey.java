package io.githops.git.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * A key or subkey of OpenPGP, judged by the signatures that its primary key made about it. Others' certifications do not
 * count, as the caller allowed the key.
 */
final class OpenPgpKey {
    private static final PGPContentVerifierBuilderProvider ALGORITHMS = new BcPGPContentVerifierBuilderProvider();

    private final PGPPublicKey primary;
    private final PGPPublicKey key;

    /** @param key the primary key itself, or one of its subkeys */
    OpenPgpKey(PGPPublicKey primary, PGPPublicKey key) {
        this.primary = primary;
        this.key = key;
    }

    boolean hasSigned(PGPSignature signature, byte[] payload) throws PGPException {
        signature.init(ALGORITHMS, key);
        signature.update(payload);
        return signature.verify();
    }

    /** Upper-case digits. */
    String fingerprint() {
        return fingerprint(key);
    }

    String primaryFingerprint() {
        return fingerprint(primary);
    }

    boolean isNamedBy(KeyIdentifier identifier) {
        return identifier.matches(key.getKeyIdentifier());
    }

    /** The first user that the primary key vouches for; its fingerprint when there is none. */
    String user() throws PGPException {
        for (Iterator<byte[]> users = primary.getRawUserIDs(); users.hasNext(); ) {
            byte[] user = users.next();
            if (!certifications(user).isEmpty()) {
                return new String(user, StandardCharsets.UTF_8);
            }
        }
        return primaryFingerprint();
    }

    /** A revocation by another key that the primary key appointed cannot be checked here, and counts. */
    boolean isRevoked() throws PGPException {
        return isRevokedBy(primary, PGPSignature.KEY_REVOCATION)
                || isSubkey() && isRevokedBy(key, PGPSignature.SUBKEY_REVOCATION);
    }

    /** Whether the primary key lets this one sign. */
    boolean maySign() throws PGPException {
        Optional<PGPSignature> binding = binding();
        return binding.isPresent() && hasSigningFlag(binding.get());
    }

    boolean isValidAt(Instant time) throws PGPException {
        Optional<PGPSignature> own = newest(selfSignatures());
        return own.isPresent()
                && isWithin(primary, own.get(), time)
                && (!isSubkey() || isWithin(key, newest(bindings()).orElseThrow(), time));
    }

    private Optional<PGPSignature> binding() throws PGPException {
        return newest(isSubkey() ? bindings() : selfSignatures());
    }

    private boolean hasSigningFlag(PGPSignature binding) throws PGPException {
        PGPSignatureSubpacketVector hashed = binding.getHashedSubPackets();
        boolean flag = (hashed.getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
        boolean isUnlimited = hashed.getKeyFlags() == 0;
        return isSubkey() ? flag && isClaimedBySubkey(binding) : flag || isUnlimited;
    }

    /** A subkey that signs must itself say whose it is, lest somebody takes it for their own. */
    private boolean isClaimedBySubkey(PGPSignature binding) throws PGPException {
        for (PGPSignatureSubpacketVector area :
                List.of(binding.getHashedSubPackets(), binding.getUnhashedSubPackets())) {
            for (PGPSignature claim : area.getEmbeddedSignatures()) {
                claim.init(ALGORITHMS, key);
                if (claim.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
                        && claim.verifyCertification(primary, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSubkey() {
        return !key.isMasterKey();
    }

    private boolean isRevokedBy(PGPPublicKey revoked, int type) throws PGPException {
        for (PGPSignature signature : list(revoked.getSignaturesOfType(type))) {
            boolean isOwn = signature.hasKeyIdentifier(primary.getKeyIdentifier());
            signature.init(ALGORITHMS, primary);
            if (!isOwn
                    || (revoked.isMasterKey()
                            ? signature.verifyCertification(primary)
                            : signature.verifyCertification(primary, revoked))) {
                return true;
            }
        }
        return false;
    }

    private List<PGPSignature> selfSignatures() throws PGPException {
        List<PGPSignature> signatures = new ArrayList<>();
        for (PGPSignature signature : own(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY))) {
            signature.init(ALGORITHMS, primary);
            if (signature.verifyCertification(primary)) {
                signatures.add(signature);
            }
        }
        for (Iterator<byte[]> users = primary.getRawUserIDs(); users.hasNext(); ) {
            signatures.addAll(certifications(users.next()));
        }
        return signatures;
    }

    private List<PGPSignature> certifications(byte[] user) throws PGPException {
        List<PGPSignature> certifications = new ArrayList<>();
        for (PGPSignature signature : own(primary.getSignaturesForID(user))) {
            signature.init(ALGORITHMS, primary);
            if (signature.verifyCertification(user, primary)) {
                if (signature.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION) {
                    return List.of();
                }
                certifications.add(signature);
            }
        }
        return certifications;
    }

    private List<PGPSignature> bindings() throws PGPException {
        List<PGPSignature> bindings = new ArrayList<>();
        for (PGPSignature signature : own(key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING))) {
            signature.init(ALGORITHMS, primary);
            if (signature.verifyCertification(primary, key)) {
                bindings.add(signature);
            }
        }
        return bindings;
    }

    private List<PGPSignature> own(Iterator<PGPSignature> signatures) {
        return list(signatures).stream()
                .filter(signature -> signature.hasKeyIdentifier(primary.getKeyIdentifier()))
                .filter(PGPSignature::hasSubpackets)
                .toList();
    }

    private static List<PGPSignature> list(Iterator<PGPSignature> signatures) {
        List<PGPSignature> list = new ArrayList<>();
        Objects.requireNonNullElse(signatures, List.<PGPSignature>of().iterator())
                .forEachRemaining(list::add);
        return list;
    }

    private static Optional<PGPSignature> newest(List<PGPSignature> signatures) {
        return signatures.stream().max(Comparator.comparing(PGPSignature::getCreationTime));
    }

    private static boolean isWithin(PGPPublicKey key, PGPSignature statement, Instant time) {
        Instant created = key.getCreationTime().toInstant();
        long seconds = statement.getHashedSubPackets().getKeyExpirationTime();
        return !time.isBefore(created) && (seconds == 0 || time.isBefore(created.plusSeconds(seconds)));
    }

    private static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }
}
