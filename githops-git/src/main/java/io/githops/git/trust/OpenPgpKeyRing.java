package io.githops.git.trust;

import static io.githops.source.Signature.Status.BAD;
import static io.githops.source.Signature.Status.EXPIRED;
import static io.githops.source.Signature.Status.GOOD;
import static io.githops.source.Signature.Status.REVOKED;
import static io.githops.source.Signature.Status.UNKNOWN_SIGNER;

import io.githops.source.Signature;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.KeyIdentifier;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/** Who may sign with OpenPGP keys. Touched only when there are such keys, as the library that reads them is optional. */
final class OpenPgpKeyRing implements OpenPgpSigners {
    private static final Set<Integer> DIGESTS = Set.of(
            HashAlgorithmTags.SHA224, HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    /** What a signature may say critically without changing what it is worth. */
    private static final Set<Integer> UNDERSTOOD = Set.of(
            SignatureSubpacketTags.CREATION_TIME,
            SignatureSubpacketTags.EXPIRE_TIME,
            SignatureSubpacketTags.ISSUER_KEY_ID,
            SignatureSubpacketTags.SIGNER_USER_ID,
            SignatureSubpacketTags.ISSUER_FINGERPRINT);

    private static final List<Signature.Status> WEIGHT = List.of(REVOKED, GOOD, EXPIRED, BAD);

    private final List<OpenPgpKey> keys;
    private final Set<String> revoked;

    /** @param revoked fingerprints in upper-case digits */
    OpenPgpKeyRing(List<OpenPgpKey> keys, Set<String> revoked) {
        this.keys = List.copyOf(keys);
        this.revoked = Set.copyOf(revoked);
    }

    /** The library answers malformed packets with exceptions of many kinds. */
    @Override
    public Signature verify(String armored, byte[] payload, Instant time) {
        try {
            return verify(signature(OpenPgpArmor.bytes(armored)), payload, time);
        } catch (MalformedException e) {
            return bad(null, "the OpenPGP signature cannot be used: " + e.getMessage());
        } catch (IOException | PGPException | RuntimeException e) {
            return bad(null, "the OpenPGP signature cannot be used: found malformed packets");
        }
    }

    private static PGPSignature signature(byte[] bytes) throws MalformedException, IOException {
        OpenPgpPacket.requireOneSignature(bytes);
        PGPSignature signature = ((PGPSignatureList) new BcPGPObjectFactory(bytes).nextObject()).get(0);
        if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
            throw new MalformedException("found a signature that is not for a binary document");
        }
        if (!DIGESTS.contains(signature.getHashAlgorithm())) {
            throw new MalformedException("found a digest that is not of the family SHA-2");
        }
        int[] critical = signature.getHashedSubPackets().getCriticalTags();
        if (!IntStream.of(critical).allMatch(UNDERSTOOD::contains)) {
            throw new MalformedException("found something critical that is not known");
        }
        return signature;
    }

    private Signature verify(PGPSignature signature, byte[] payload, Instant time) throws PGPException {
        List<KeyIdentifier> issuers = Stream.concat(
                        signature.getHashedKeyIdentifiers().stream(), signature.getUnhashedKeyIdentifiers().stream())
                .toList();
        String named = issuers.stream().map(OpenPgpKeyRing::shown).distinct().collect(Collectors.joining(", "));
        List<OpenPgpKey> candidates = keys.stream()
                .filter(key -> issuers.stream().anyMatch(key::isNamedBy))
                .toList();
        if (candidates.isEmpty()) {
            String reason = issuers.isEmpty() ? "it does not name its key" : "nobody is allowed to sign with " + named;
            return new Signature(UNKNOWN_SIGNER, null, issuers.isEmpty() ? null : named, reason);
        }
        if (!issuers.stream().allMatch(candidates.get(0)::isNamedBy)) {
            return bad(null, "the signature names several keys: " + named);
        }
        Signature verdict = null;
        for (OpenPgpKey key : candidates) {
            verdict = weightier(verdict, verify(key, signature, payload, time));
        }
        return Objects.requireNonNull(verdict);
    }

    /** Of two copies of a key, one may be revoked or have been prolonged; gpg would have merged them. */
    private static Signature weightier(@Nullable Signature first, Signature second) {
        return first == null || WEIGHT.indexOf(second.status()) < WEIGHT.indexOf(first.status()) ? second : first;
    }

    private Signature verify(OpenPgpKey key, PGPSignature signature, byte[] payload, Instant time) throws PGPException {
        return key.hasSigned(signature, payload)
                ? judge(key, signature, time)
                : bad(key, "the signature is not one of this content");
    }

    private Signature judge(OpenPgpKey key, PGPSignature signature, Instant time) throws PGPException {
        String fingerprint = key.fingerprint();
        String user = key.user();
        if (key.isRevoked() || revoked.contains(fingerprint) || revoked.contains(key.primaryFingerprint())) {
            return new Signature(REVOKED, user, fingerprint, "the key " + fingerprint + " of " + user + " is revoked");
        }
        if (!key.maySign()) {
            return bad(key, "the key " + fingerprint + " of " + user + " is not one to sign with");
        }
        Instant signed = signature.getCreationTime().toInstant();
        if (!key.isValidAt(time) || !key.isValidAt(signed)) {
            String reason = "the key " + fingerprint + " of " + user + " was not valid at " + time;
            return new Signature(EXPIRED, user, fingerprint, reason);
        }
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        if (seconds != 0 && !time.isBefore(signed.plusSeconds(seconds))) {
            return new Signature(EXPIRED, user, fingerprint, "the signature of " + user + " ended before " + time);
        }
        return new Signature(GOOD, user, fingerprint, "signed by " + user + " with " + fingerprint);
    }

    private static Signature bad(@Nullable OpenPgpKey key, String reason) {
        return new Signature(BAD, null, key == null ? null : key.fingerprint(), reason);
    }

    private static String shown(KeyIdentifier issuer) {
        byte[] fingerprint = issuer.getFingerprint();
        return fingerprint == null
                ? String.format(Locale.ROOT, "%016X", issuer.getKeyId())
                : HexFormat.of().withUpperCase().formatHex(fingerprint);
    }
}
