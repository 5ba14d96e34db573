package io.githops.git.trust;

import io.githops.source.Signature;
import java.nio.file.Path;
import java.util.List;

/**
 * Who may sign commits and tags, and with which keys. Immutable and thread-safe; files are read once.
 *
 * <pre>{@code
 * AllowedSigners signers = AllowedSigners.builder()
 *         .ssh(Path.of("/etc/githops/allowed_signers"))
 *         .openPgp(Path.of("/etc/githops/keys.asc"))
 *         .revoked(Path.of("/etc/githops/revoked_keys"))
 *         .build();
 * Signature signature = signers.verifyCommit(commit);
 * }</pre>
 *
 * <p>A key counts when it was valid at the time that the commit or tag names itself, so that history stays good when
 * keys expire. That is Git's rule for SSH keys (it gives that time to {@code ssh-keygen} as {@code verify-time}); GnuPG
 * would ask whether a key is valid now. Whoever has an expired key can write any time, so a key that may be in other
 * hands must be revoked: a revoked key is refused whenever it signed.
 *
 * <p>Only who signed counts: author and committer are texts that a signer may choose, as in Git.
 *
 * <p>X.509 signatures (S/MIME) are recognised and refused as {@link Signature.Status#BAD}.
 *
 * @see <a href="https://github.com/git/git/blob/v2.45.0/gpg-interface.c">git, gpg-interface.c</a>
 */
public final class AllowedSigners {
    private static final String OPEN_PGP = Armor.begin(OpenPgpArmor.LABEL);
    private static final String SSH = Armor.begin(SshSignature.LABEL);

    private final SshSigners ssh;
    private final OpenPgpSigners openPgp;

    AllowedSigners(SshSigners ssh, OpenPgpSigners openPgp) {
        this.ssh = ssh;
        this.openPgp = openPgp;
    }

    /** Begins with nobody. */
    public static AllowedSignersBuilder builder() {
        return new AllowedSignersBuilder();
    }

    /** As {@link AllowedSignersBuilder#ssh(Path)} alone. */
    public static AllowedSigners ssh(Path file) {
        return builder().ssh(file).build();
    }

    /**
     * Who signed a commit.
     *
     * @param commit as Git stores it, without the header of the object
     */
    public Signature verifyCommit(byte[] commit) {
        try {
            return verify(SignedObject.commit(commit));
        } catch (MalformedException e) {
            return bad(e.getMessage());
        }
    }

    /**
     * Who signed an annotated tag.
     *
     * @param tag as Git stores it, without the header of the object
     */
    public Signature verifyTag(byte[] tag) {
        try {
            return verify(SignedObject.tag(tag));
        } catch (MalformedException e) {
            return bad(e.getMessage());
        }
    }

    private Signature verify(SignedObject object) {
        List<String> signatures = object.signatures();
        if (signatures.isEmpty()) {
            return new Signature(Signature.Status.UNSIGNED, null, null, "it is not signed");
        }
        if (signatures.size() > 1) {
            return bad("it has " + signatures.size() + " signatures, and one is expected");
        }
        if (object.time() == null) {
            return bad("it does not say when it was made");
        }
        String armored = signatures.get(0);
        if (armored.startsWith(SSH)) {
            return ssh.verify(armored, object.payload(), object.time());
        }
        if (armored.startsWith(OPEN_PGP)) {
            return openPgp.verify(armored, object.payload(), object.time());
        }
        return bad("its signature is neither SSH nor OpenPGP; others, such as X.509, are not supported");
    }

    private static Signature bad(String reason) {
        return new Signature(Signature.Status.BAD, null, null, reason);
    }
}
