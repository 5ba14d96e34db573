package io.githops.git.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.PGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a primary key says about itself or one of its subkeys, in signatures that are its own. Others' do not count, as the
 * caller allowed the key. Not thread-safe, as the library checks signatures in place.
 */
final class OpenPgpStatements {
    private static final PGPContentVerifierBuilderProvider ALGORITHMS = new BcPGPContentVerifierBuilderProvider();

    private final PGPPublicKey primary;
    private final PGPPublicKey key;
    private final List<PGPSignature> ofPrimary;
    private final List<PGPSignature> ofKey;

    OpenPgpStatements(PGPPublicKey primary, PGPPublicKey key) throws PGPException {
        this.primary = primary;
        this.key = key;
        this.ofPrimary = selfSignatures();
        this.ofKey = key.isMasterKey() ? ofPrimary : bindings();
    }

    /** The first user that the primary key vouches for. */
    Optional<String> user() throws PGPException {
        for (byte[] user : users()) {
            if (!certifications(user).isEmpty()) {
                return Optional.of(new String(user, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** A revocation by another key that the primary key appointed cannot be checked here, and counts. */
    boolean isRevoked() throws PGPException {
        for (PGPSignature revocation : list(primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION))) {
            if (!isOwn(revocation) || initialised(revocation).verifyCertification(primary)) {
                return true;
            }
        }
        for (PGPSignature revocation : list(key.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION))) {
            if (!isOwn(revocation) || initialised(revocation).verifyCertification(primary, key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the primary key lets this one sign. */
    boolean maySign() throws PGPException {
        Optional<PGPSignature> binding = newest(ofKey);
        if (newest(ofPrimary).isEmpty() || binding.isEmpty()) {
            return false;
        }
        int flags = binding.get().getHashedSubPackets().getKeyFlags();
        boolean isForSigning = (flags & KeyFlags.SIGN_DATA) != 0;
        return key.isMasterKey() ? isForSigning || flags == 0 : isForSigning && isClaimedBySubkey(binding.get());
    }

    /** Since when both the key and its primary key are valid. */
    Instant from() {
        return Stream.of(primary, key)
                .map(part -> part.getCreationTime().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the first of the key and its primary key ends; null for never. */
    @Nullable
    Instant until() {
        return Stream.of(end(primary, ofPrimary), end(key, ofKey))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
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

    private List<PGPSignature> selfSignatures() throws PGPException {
        List<PGPSignature> signatures = new ArrayList<>();
        for (PGPSignature signature : own(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY))) {
            if (initialised(signature).verifyCertification(primary)) {
                signatures.add(signature);
            }
        }
        for (byte[] user : users()) {
            signatures.addAll(certifications(user));
        }
        return signatures;
    }

    /** None when the primary key took back what it said about the user. */
    private List<PGPSignature> certifications(byte[] user) throws PGPException {
        List<PGPSignature> certifications = new ArrayList<>();
        for (PGPSignature signature : own(primary.getSignaturesForID(user))) {
            if (initialised(signature).verifyCertification(user, primary)) {
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
            if (initialised(signature).verifyCertification(primary, key)) {
                bindings.add(signature);
            }
        }
        return bindings;
    }

    private PGPSignature initialised(PGPSignature signature) throws PGPException {
        signature.init(ALGORITHMS, primary);
        return signature;
    }

    private List<PGPSignature> own(@Nullable Iterator<PGPSignature> signatures) {
        return list(signatures).stream()
                .filter(PGPSignature::hasSubpackets)
                .filter(this::isOwn)
                .toList();
    }

    private boolean isOwn(PGPSignature signature) {
        return signature.hasKeyIdentifier(primary.getKeyIdentifier());
    }

    private List<byte[]> users() {
        return list(primary.getRawUserIDs());
    }

    private static <T> List<T> list(@Nullable Iterator<T> iterator) {
        List<T> list = new ArrayList<>();
        Objects.requireNonNullElse(iterator, List.<T>of().iterator()).forEachRemaining(list::add);
        return list;
    }

    private static Optional<PGPSignature> newest(List<PGPSignature> signatures) {
        return signatures.stream().max(Comparator.comparing(PGPSignature::getCreationTime));
    }

    private static Optional<Instant> end(PGPPublicKey key, List<PGPSignature> statements) {
        return newest(statements)
                .map(statement -> statement.getHashedSubPackets().getKeyExpirationTime())
                .filter(seconds -> seconds != 0)
                .map(seconds -> key.getCreationTime().toInstant().plusSeconds(seconds));
    }
}
