package io.githops.git.trust;

import java.security.GeneralSecurityException;
import java.util.Objects;

/** Signs as {@code ssh-keygen -Y sign -n git} does. */
final class SshCommitSigner implements CommitSigner {
    private static final int LINE_WIDTH = 70;

    private final SshPrivateKey key;

    SshCommitSigner(SshPrivateKey key) {
        this.key = key;
    }

    static SshCommitSigner of(String privateKey, Passphrase passphrase) {
        Objects.requireNonNull(privateKey, "privateKey");
        try {
            var signer =
                    new SshCommitSigner(parse(privateKey.replace("\r\n", "\n").strip() + "\n", passphrase));
            signer.requireMatchingHalves();
            return signer;
        } catch (MalformedException | GeneralSecurityException e) {
            String found = e instanceof MalformedException ? e.getMessage() : "it cannot be decrypted or decoded";
            throw new IllegalArgumentException("SSH key: " + found + "; expected a private key Ed25519, ECDSA or RSA in"
                    + " the format of OpenSSH or PKCS #8, and its passphrase when it is encrypted; check both, or"
                    + " write the key anew with ssh-keygen -p");
        }
    }

    @Override
    public String sign(byte[] content) {
        try {
            byte[] digest = SshSignature.digest(SshSignature.SHA_512, content);
            byte[] signature = key.sign(SshSignature.signedBytes(SshSignature.GIT, "", SshSignature.SHA_512, digest));
            var whole = new SshSignature(key.publicKey().blob(), SshSignature.GIT, "", SshSignature.SHA_512, signature);
            return Armor.write(SshSignature.LABEL, whole.bytes(), LINE_WIDTH);
        } catch (GeneralSecurityException | MalformedException e) {
            throw new IllegalStateException("this Java runtime cannot sign with " + key, e);
        }
    }

    SshPublicKey publicKey() {
        return key.publicKey();
    }

    private static SshPrivateKey parse(String text, Passphrase passphrase)
            throws MalformedException, GeneralSecurityException {
        if (text.startsWith(Armor.begin(OpenSshPrivateKeys.LABEL))) {
            return OpenSshPrivateKeys.parse(text, passphrase);
        }
        if (text.startsWith(Armor.begin(Pkcs8PrivateKeys.LABEL))
                || text.startsWith(Armor.begin(Pkcs8PrivateKeys.ENCRYPTED_LABEL))) {
            return Pkcs8PrivateKeys.parse(text, passphrase);
        }
        throw new MalformedException("found text in another format");
    }

    /** Whether the public key that a file names is the one of its private key shows in a first signature. */
    private void requireMatchingHalves() throws MalformedException, GeneralSecurityException {
        byte[] probe = new byte[1];
        if (!SshVerification.isValid(key.publicKey(), key.sign(probe), probe)) {
            throw new MalformedException("found a private key with the public key of another");
        }
    }

    @Override
    public String toString() {
        return "CommitSigner[" + key.publicKey().fingerprint() + "]";
    }
}
