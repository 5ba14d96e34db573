package io.githops.git.trust;

import java.util.function.Supplier;

/**
 * SPI: signs commits and tags. Implementations may be asked from any thread. Later releases add default methods only.
 *
 * <pre>{@code
 * CommitSigner signer = CommitSigner.ssh(Files.readString(Path.of("/run/secrets/signing_key")));
 * byte[] signed = signer.signCommit(commit);
 * }</pre>
 */
@FunctionalInterface
public interface CommitSigner {

    /**
     * A signer with an SSH key that is not encrypted, as {@link #ssh(String, Supplier)}.
     *
     * @throws IllegalArgumentException when the text is no such key; the message does not repeat it
     */
    static CommitSigner ssh(String privateKey) {
        return SshCommitSigner.of(privateKey, new Passphrase(null));
    }

    /**
     * A signer with an SSH key: Ed25519, ECDSA or RSA, in OpenSSH's own format or PKCS #8. An encrypted key in
     * OpenSSH's format needs the artifact {@code org.eclipse.jgit:org.eclipse.jgit.ssh.apache}.
     *
     * @param privateKey the text of the file, which begins with {@code -----BEGIN}
     * @param passphrase asked once, now, and only when the key is encrypted
     * @throws IllegalArgumentException when the text is no such key, or the passphrase is wrong; the message repeats
     *     neither
     */
    static CommitSigner ssh(String privateKey, Supplier<char[]> passphrase) {
        return SshCommitSigner.of(privateKey, new Passphrase(passphrase));
    }

    /**
     * Signs bytes apart from them.
     *
     * @param content a commit or tag without signature, as Git stores it
     * @return the signature as text between {@code -----BEGIN} and {@code -----END} lines, the last with its line break
     */
    String sign(byte[] content);

    /**
     * The commit with its signature.
     *
     * @param commit without signature, as Git stores it
     * @throws IllegalArgumentException when it has no header, or is signed already
     */
    default byte[] signCommit(byte[] commit) {
        return SignedObject.withSignature(commit, sign(commit));
    }

    /**
     * The annotated tag with its signature.
     *
     * @param tag without signature, as Git stores it
     */
    default byte[] signTag(byte[] tag) {
        return new SshWriter().raw(tag).raw(SignedObject.utf8(sign(tag))).bytes();
    }
}
