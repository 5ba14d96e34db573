package io.githops.git.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An OpenPGP key of Ed25519 with a subkey, generated anew. */
final class OpenPgpTestKey {
    static final Instant CREATED = Instant.parse("2020-01-01T00:00:00Z");
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    private final PGPKeyPair primary;
    private final PGPKeyPair subkey;
    private final PGPSecretKeyRing secret;
    private final PGPPublicKeyRing ring;

    private OpenPgpTestKey(PGPKeyPair primary, PGPKeyPair subkey, PGPSecretKeyRing secret, PGPPublicKeyRing ring) {
        this.primary = primary;
        this.subkey = subkey;
        this.secret = secret;
        this.ring = ring;
    }

    /** A key that signs by its subkey and does not expire. */
    static OpenPgpTestKey create(String user) {
        return create(user, Duration.ZERO, Duration.ZERO, KeyFlags.SIGN_DATA);
    }

    /**
     * A key whose parts end after some time.
     *
     * @param primaryLife zero for ever
     * @param subkeyLife zero for ever
     * @param subkeyFlags what the subkey is for
     */
    static OpenPgpTestKey create(String user, Duration primaryLife, Duration subkeyLife, int subkeyFlags) {
        try {
            PGPKeyPair primary = pair();
            PGPKeyPair subkey = pair();
            PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
            var generator = new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    primary,
                    user,
                    sha1,
                    details(KeyFlags.CERTIFY_OTHER, primaryLife).generate(),
                    null,
                    signer(primary),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).build(PASSPHRASE));
            generator.addSubKey(subkey, details(subkeyFlags, subkeyLife).generate(), null, signer(subkey));
            return new OpenPgpTestKey(
                    primary, subkey, generator.generateSecretKeyRing(), generator.generatePublicKeyRing());
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    CommitSigner signer() {
        return CommitSigner.openPgp(secretKey(), PASSPHRASE::clone);
    }

    String secretKey() {
        return armored(secret::encode);
    }

    byte[] publicKeys() {
        return armored(ring::encode).getBytes(StandardCharsets.US_ASCII);
    }

    AllowedSigners allowed() {
        return AllowedSigners.builder().openPgp("keys.asc", publicKeys()).build();
    }

    String fingerprint() {
        return HexFormat.of().withUpperCase().formatHex(subkey.getPublicKey().getFingerprint());
    }

    String primaryFingerprint() {
        return HexFormat.of().withUpperCase().formatHex(primary.getPublicKey().getFingerprint());
    }

    /** The same key, revoked as a whole. */
    OpenPgpTestKey revoked() {
        try {
            var generator = new PGPSignatureGenerator(signer(primary), primary.getPublicKey());
            generator.init(PGPSignature.KEY_REVOCATION, primary.getPrivateKey());
            PGPPublicKey key = ring.getPublicKey();
            PGPPublicKey revoked = PGPPublicKey.addCertification(key, generator.generateCertification(key));
            return withPublicKey(revoked);
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key, whose subkey is revoked. */
    OpenPgpTestKey withRevokedSubkey() {
        try {
            var generator = new PGPSignatureGenerator(signer(primary), primary.getPublicKey());
            generator.init(PGPSignature.SUBKEY_REVOCATION, primary.getPrivateKey());
            PGPPublicKey key = ring.getPublicKey(subkey.getKeyID());
            PGPPublicKey revoked =
                    PGPPublicKey.addCertification(key, generator.generateCertification(ring.getPublicKey(), key));
            return withPublicKey(revoked);
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This key with the subkey of another, which knows nothing of it. */
    OpenPgpTestKey withSubkeyOf(OpenPgpTestKey other) {
        return withPublicKey(other.ring.getPublicKey(other.subkey.getKeyID()));
    }

    private OpenPgpTestKey withPublicKey(PGPPublicKey key) {
        return new OpenPgpTestKey(primary, subkey, secret, PGPPublicKeyRing.insertPublicKey(ring, key));
    }

    private static PGPKeyPair pair() throws PGPException {
        var generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        return new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.EDDSA_LEGACY,
                generator.generateKeyPair(),
                Date.from(CREATED));
    }

    private static PGPSignatureSubpacketGenerator details(int flags, Duration life) {
        var details = new PGPSignatureSubpacketGenerator();
        details.setKeyFlags(true, flags);
        details.setSignatureCreationTime(false, Date.from(CREATED));
        if (!life.isZero()) {
            details.setKeyExpirationTime(true, life.toSeconds());
        }
        return details;
    }

    private static BcPGPContentSignerBuilder signer(PGPKeyPair pair) {
        return new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512);
    }

    private static String armored(Encoded content) {
        var bytes = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(bytes)) {
            content.encode(armor);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private interface Encoded {
        void encode(OutputStream out) throws IOException;
    }
}
