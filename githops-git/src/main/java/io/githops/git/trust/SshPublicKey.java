package io.githops.git.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A public key of SSH.
 *
 * @param type such as {@code ssh-ed25519}
 * @param blob the whole key as SSH writes it, type included; what makes two keys equal
 * @param key for the platform's own algorithms
 * @param application of a key that lives in a security token; null for other keys
 */
record SshPublicKey(
        String type, byte[] blob, PublicKey key, @Nullable String application) {
    static final String ED25519 = "ssh-ed25519";
    static final String RSA = "ssh-rsa";
    static final String TOKEN_ED25519 = "sk-ssh-ed25519@openssh.com";
    static final String TOKEN_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";

    /** What is shorter counts as broken: NIST SP 800-131A. */
    private static final int MIN_RSA_BITS = 2048;

    /** What stands before the key in X.509, as RFC 8410 has it. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int ED25519_BYTES = 32;

    static SshPublicKey parse(byte[] blob) throws MalformedException {
        var reader = new SshReader(blob);
        SshPublicKey key = parse(reader.text(), reader);
        reader.end();
        return key;
    }

    /** Reads what follows the type, which a certificate has elsewhere. */
    static SshPublicKey parse(String type, SshReader reader) throws MalformedException {
        try {
            return switch (type) {
                case ED25519 -> ed25519(reader.string());
                case RSA -> rsa(reader.integer(), reader.integer());
                case TOKEN_ED25519 -> ofToken(type, ed25519(reader.string()), reader.text());
                case TOKEN_ECDSA -> ofToken(type, ecdsa(SshCurve.NISTP256.keyType(), reader), reader.text());
                default -> ecdsa(type, reader);
            };
        } catch (GeneralSecurityException e) {
            throw new MalformedException("found a key that is not valid");
        }
    }

    static SshPublicKey of(PublicKey key) throws MalformedException {
        if (key instanceof RSAPublicKey rsa) {
            return parse(new SshWriter()
                    .text(RSA)
                    .integer(rsa.getPublicExponent())
                    .integer(rsa.getModulus())
                    .bytes());
        }
        if (key instanceof ECPublicKey ecdsa) {
            SshCurve curve = SshCurve.of(ecdsa);
            return parse(new SshWriter()
                    .text(curve.keyType())
                    .text(curve.sshName())
                    .string(curve.point(ecdsa))
                    .bytes());
        }
        byte[] encoded = key.getEncoded();
        if (key instanceof EdECPublicKey && encoded.length == ED25519_PREFIX.length + ED25519_BYTES) {
            byte[] raw = Arrays.copyOfRange(encoded, ED25519_PREFIX.length, encoded.length);
            return parse(new SshWriter().text(ED25519).string(raw).bytes());
        }
        throw new MalformedException("found a key for " + key.getAlgorithm());
    }

    /** As {@code ssh-keygen -l} shows it, such as {@code SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU}. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean isSameAs(SshPublicKey other) {
        return Arrays.equals(blob, other.blob);
    }

    /** As the file {@code id_ed25519.pub} has it, without a comment. */
    @Override
    public String toString() {
        return type + " " + Base64.getEncoder().encodeToString(blob);
    }

    private static SshPublicKey ed25519(byte[] raw) throws MalformedException, GeneralSecurityException {
        if (raw.length != ED25519_BYTES) {
            throw new MalformedException("found an Ed25519 key of " + raw.length + " bytes");
        }
        byte[] encoded = new SshWriter().raw(ED25519_PREFIX).raw(raw).bytes();
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        return new SshPublicKey(
                ED25519, new SshWriter().text(ED25519).string(raw).bytes(), key, null);
    }

    private static SshPublicKey rsa(BigInteger exponent, BigInteger modulus)
            throws MalformedException, GeneralSecurityException {
        if (modulus.bitLength() < MIN_RSA_BITS) {
            throw new MalformedException(
                    "found an RSA key of " + modulus.bitLength() + " bits, and at least " + MIN_RSA_BITS + " are safe");
        }
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        return new SshPublicKey(
                RSA,
                new SshWriter().text(RSA).integer(exponent).integer(modulus).bytes(),
                key,
                null);
    }

    private static SshPublicKey ecdsa(String type, SshReader reader)
            throws MalformedException, GeneralSecurityException {
        if (!type.startsWith("ecdsa-sha2-")) {
            throw new MalformedException("found a key of the type " + Shown.text(type)
                    + ", and supported are Ed25519, RSA, ECDSA and both kinds of security tokens");
        }
        SshCurve curve = SshCurve.named(reader.text());
        byte[] point = reader.string();
        if (!type.equals(curve.keyType())) {
            throw new MalformedException("found a key whose curve is not the one of its type");
        }
        byte[] blob =
                new SshWriter().text(type).text(curve.sshName()).string(point).bytes();
        return new SshPublicKey(type, blob, curve.publicKey(point), null);
    }

    /** The key in a token is written as the same key elsewhere, between another type and its application. */
    private static SshPublicKey ofToken(String type, SshPublicKey key, String application) throws MalformedException {
        var reader = new SshReader(key.blob);
        reader.string();
        byte[] fields = Arrays.copyOfRange(key.blob, reader.position(), key.blob.length);
        byte[] blob = new SshWriter().text(type).raw(fields).text(application).bytes();
        return new SshPublicKey(type, blob, key.key, application);
    }
}
