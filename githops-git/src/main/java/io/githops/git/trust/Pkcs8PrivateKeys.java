package io.githops.git.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads private keys in the format PKCS #8, and finds the public keys that go with them. */
final class Pkcs8PrivateKeys {
    static final String LABEL = "PRIVATE KEY";
    static final String ENCRYPTED_LABEL = "ENCRYPTED PRIVATE KEY";

    private Pkcs8PrivateKeys() {}

    static SshPrivateKey parse(String text, Passphrase passphrase) throws MalformedException, GeneralSecurityException {
        PKCS8EncodedKeySpec encoded = text.startsWith(Armor.begin(ENCRYPTED_LABEL))
                ? decrypt(Armor.bytes(Armor.lines(text, ENCRYPTED_LABEL)), passphrase)
                : new PKCS8EncodedKeySpec(Armor.bytes(Armor.lines(text, LABEL)));
        PrivateKey key = privateKey(encoded);
        return new SshPrivateKey(key, SshPublicKey.of(publicKey(key, encoded.getEncoded())));
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec encoded) throws MalformedException {
        for (String algorithm : List.of("Ed25519", "EC", "RSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (GeneralSecurityException e) {
                continue;
            }
        }
        throw new MalformedException("found a private key that is neither Ed25519 nor ECDSA nor RSA");
    }

    private static PublicKey publicKey(PrivateKey key, byte[] encoded)
            throws MalformedException, GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        }
        if (key instanceof EdECPrivateKey ed25519) {
            return publicKey(ed25519.getBytes().orElseThrow());
        }
        if (key instanceof ECPrivateKey ecdsa) {
            int bits = ecdsa.getParams().getCurve().getField().getFieldSize();
            SshCurve curve = SshCurve.named("nistp" + bits);
            byte[] point = Arrays.copyOfRange(encoded, encoded.length - curve.pointBytes(), encoded.length);
            return curve.publicKey(point);
        }
        throw new MalformedException("found an RSA key without its prime factors");
    }

    /** Generates the pair anew, with the seed in place of random bytes. */
    private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new GivenBytes(seed));
        return generator.generateKeyPair().getPublic();
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] encrypted, Passphrase passphrase)
            throws MalformedException, GeneralSecurityException {
        var password = new PBEKeySpec(passphrase.ask());
        try {
            var info = new EncryptedPrivateKeyInfo(encrypted);
            String algorithm = info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm).generateSecret(password),
                    info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException e) {
            throw new MalformedException("found a malformed private key");
        } finally {
            password.clearPassword();
        }
    }

    private static final class GivenBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] given;

        GivenBytes(byte[] given) {
            this.given = given.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}
