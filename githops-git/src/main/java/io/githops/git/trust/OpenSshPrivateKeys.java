package io.githops.git.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.loader.openssh.kdf.BCrypt;

/**
 * Reads private keys in OpenSSH's own format.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/V_9_9_P1/PROTOCOL.key">PROTOCOL.key</a>
 */
final class OpenSshPrivateKeys {
    static final String LABEL = "OPENSSH PRIVATE KEY";
    private static final String MAGIC = "openssh-key-v1\0";
    private static final int SEED_BYTES = 32;
    private static final int MAX_ROUNDS = 1_000;

    private OpenSshPrivateKeys() {}

    static SshPrivateKey parse(String text, Passphrase passphrase) throws MalformedException, GeneralSecurityException {
        var reader = new SshReader(Armor.bytes(Armor.lines(text, LABEL)));
        reader.expect(MAGIC);
        String cipher = reader.text();
        String derivation = reader.text();
        byte[] options = reader.string();
        if (reader.number() != 1) {
            throw new MalformedException("found a file with several keys");
        }
        var publicKey = SshPublicKey.parse(reader.string());
        byte[] secret = reader.string();
        reader.end();
        byte[] plain = cipher.equals("none") ? secret : decrypt(secret, cipher, derivation, options, passphrase);
        return new SshPrivateKey(privateKey(new SshReader(plain), publicKey), publicKey);
    }

    private static PrivateKey privateKey(SshReader reader, SshPublicKey publicKey)
            throws MalformedException, GeneralSecurityException {
        if (reader.number() != reader.number()) {
            throw new MalformedException("the passphrase is not the one of this key");
        }
        String type = reader.text();
        if (!type.equals(publicKey.type())) {
            throw new MalformedException("found a private key of another type than its public key");
        }
        return switch (type) {
            case SshPublicKey.ED25519 -> ed25519(reader);
            case SshPublicKey.RSA -> rsa(reader);
            case SshPublicKey.TOKEN_ED25519, SshPublicKey.TOKEN_ECDSA ->
                throw new MalformedException("found a key that lives in a security token");
            default -> ecdsa(reader);
        };
    }

    private static PrivateKey ed25519(SshReader reader) throws MalformedException, GeneralSecurityException {
        reader.string();
        byte[] seed = Arrays.copyOf(reader.string(), SEED_BYTES);
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    private static PrivateKey rsa(SshReader reader) throws MalformedException, GeneralSecurityException {
        BigInteger modulus = reader.integer();
        BigInteger publicExponent = reader.integer();
        BigInteger exponent = reader.integer();
        BigInteger coefficient = reader.integer();
        BigInteger p = reader.integer();
        BigInteger q = reader.integer();
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        publicExponent,
                        exponent,
                        p,
                        q,
                        exponent.mod(p.subtract(BigInteger.ONE)),
                        exponent.mod(q.subtract(BigInteger.ONE)),
                        coefficient));
    }

    private static PrivateKey ecdsa(SshReader reader) throws MalformedException, GeneralSecurityException {
        SshCurve curve = SshCurve.named(reader.text());
        reader.string();
        return curve.privateKey(reader.integer());
    }

    private static byte[] decrypt(
            byte[] secret, String cipher, String derivation, byte[] options, Passphrase passphrase)
            throws MalformedException, GeneralSecurityException {
        if (!cipher.equals("aes256-ctr") || !derivation.equals("bcrypt")) {
            throw new MalformedException(
                    "found a key that is encrypted with " + Shown.text(cipher) + ", and supported is aes256-ctr");
        }
        var reader = new SshReader(options);
        byte[] salt = reader.string();
        int rounds = reader.number();
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw new MalformedException("found a key that takes too long to decrypt");
        }
        byte[] keyAndVector = derive(passphrase.ask(), salt, rounds);
        Cipher decryption = Cipher.getInstance("AES/CTR/NoPadding");
        decryption.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(keyAndVector, 0, 32, "AES"),
                new IvParameterSpec(keyAndVector, 32, 16));
        return decryption.doFinal(secret);
    }

    private static byte[] derive(char[] passphrase, byte[] salt, int rounds) throws MalformedException {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
        byte[] password = Arrays.copyOf(encoded.array(), encoded.limit());
        byte[] derived = new byte[48];
        try {
            new BCrypt().pbkdf(password, salt, rounds, derived);
        } catch (NoClassDefFoundError e) {
            throw new MalformedException("found an encrypted key in OpenSSH's format, which needs the artifact"
                    + " org.eclipse.jgit:org.eclipse.jgit.ssh.apache");
        } finally {
            Arrays.fill(password, (byte) 0);
        }
        return derived;
    }
}
