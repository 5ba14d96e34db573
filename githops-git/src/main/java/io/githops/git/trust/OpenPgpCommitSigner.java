package io.githops.git.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** Signs as {@code gpg --detach-sign --armor} does. */
final class OpenPgpCommitSigner implements CommitSigner {
    private static final int LINE_WIDTH = 64;

    private final PGPPublicKey publicKey;
    private final PGPPrivateKey privateKey;

    private OpenPgpCommitSigner(PGPPublicKey publicKey, PGPPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    static OpenPgpCommitSigner of(String secretKey, Passphrase passphrase) {
        try {
            PGPSecretKey key = newestSigningKey(ring(secretKey));
            return new OpenPgpCommitSigner(key.getPublicKey(), key.extractPrivateKey(decryptor(key, passphrase)));
        } catch (MalformedException e) {
            throw unusable(e.getMessage());
        } catch (IOException | PGPException | RuntimeException e) {
            throw unusable("it cannot be decrypted or decoded");
        }
    }

    @Override
    public String sign(byte[] content) {
        try {
            var signer = new BcPGPContentSignerBuilder(publicKey.getAlgorithm(), HashAlgorithmTags.SHA512);
            var generator = new PGPSignatureGenerator(signer, publicKey);
            generator.init(PGPSignature.BINARY_DOCUMENT, privateKey);
            var details = new PGPSignatureSubpacketGenerator();
            details.setIssuerFingerprint(false, publicKey);
            generator.setHashedSubpackets(details.generate());
            generator.update(content);
            return OpenPgpArmor.write(generator.generate().getEncoded(), LINE_WIDTH);
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("the library cannot sign with " + this, e);
        }
    }

    private static PGPSecretKeyRing ring(String secretKey) throws IOException, PGPException {
        byte[] bytes = secretKey.getBytes(StandardCharsets.US_ASCII);
        try (InputStream decoded = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
            return new PGPSecretKeyRing(decoded, new BcKeyFingerprintCalculator());
        }
    }

    private static PGPSecretKey newestSigningKey(PGPSecretKeyRing ring) throws MalformedException, PGPException {
        PGPSecretKey newest = null;
        for (PGPSecretKey key : ring) {
            boolean usable = !key.isPrivateKeyEmpty()
                    && OpenPgpKey.of(ring.getPublicKey(), key.getPublicKey()).maySign();
            if (usable && (newest == null || created(key).after(created(newest)))) {
                newest = key;
            }
        }
        if (newest == null) {
            throw new MalformedException("found no secret key that may sign");
        }
        return newest;
    }

    private static Date created(PGPSecretKey key) {
        return key.getPublicKey().getCreationTime();
    }

    private static PBESecretKeyDecryptor decryptor(PGPSecretKey key, Passphrase passphrase)
            throws MalformedException, PGPException {
        boolean isEncrypted = key.getS2KUsage() != 0;
        return new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                .build(isEncrypted ? passphrase.ask() : new char[0]);
    }

    private static IllegalArgumentException unusable(String found) {
        return new IllegalArgumentException("OpenPGP key: " + found + "; expected a secret key that may sign, as gpg"
                + " --export-secret-keys --armor writes it, and its passphrase when it is encrypted; check both");
    }

    @Override
    public String toString() {
        return "CommitSigner[" + HexFormat.of().withUpperCase().formatHex(publicKey.getFingerprint()) + "]";
    }
}
