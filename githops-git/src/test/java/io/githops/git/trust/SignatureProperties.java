package io.githops.git.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.Signature;
import io.githops.source.Signature.Status;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SignatureProperties {
    private static final CommitSigner SIGNER = CommitSigner.ssh(TestKey.ED25519.privateKey());
    private static final OpenPgpTestKey OPEN_PGP = OpenPgpTestKey.create("Ada <ada@example.org>");
    private static final CommitSigner OPEN_PGP_SIGNER = OPEN_PGP.signer();
    private static final AllowedSigners ALLOWED = AllowedSigners.builder()
            .ssh("allowed", "ada@example.org " + TestKey.ED25519.publicKey())
            .openPgp("keys", OPEN_PGP.publicKeys())
            .build();

    @Property(tries = 200)
    void aSignedCommitIsGoodAndKeepsItsContent(@ForAll("messages") String message) throws MalformedException {
        byte[] commit = TestObjects.commit(message);

        byte[] signed = SIGNER.signCommit(commit);

        assertThat(ALLOWED.verifyCommit(signed).status()).isEqualTo(Status.GOOD);
        assertThat(SignedObject.commit(signed).payload()).isEqualTo(commit);
    }

    @Property(tries = 200)
    void aSignedTagIsGoodAndKeepsItsContent(@ForAll("messages") String message) throws MalformedException {
        byte[] tag = TestObjects.tag(message);

        byte[] signed = SIGNER.signTag(tag);

        assertThat(ALLOWED.verifyTag(signed).status()).isEqualTo(Status.GOOD);
        assertThat(SignedObject.tag(signed).payload()).isEqualTo(tag);
    }

    @Property(tries = 300)
    void anythingElseIsNeverGood(@ForAll("fragments") String text) {
        byte[] object = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ALLOWED.verifyCommit(object).isGood()).isFalse();
        assertThat(ALLOWED.verifyTag(object).isGood()).isFalse();
    }

    @Property(tries = 300)
    void malformedPacketsAreBadOrUnknown(@ForAll @Size(max = 80) byte[] packets) {
        byte[] commit = TestObjects.commit("Add web");
        for (String armored : new String[] {
            OpenPgpArmor.write(packets, 64),
            Armor.write(SshSignature.LABEL, packets, 70),
            Armor.write(
                    SshSignature.LABEL,
                    new SshWriter()
                            .raw(SignedObject.utf8("SSHSIG"))
                            .number(1)
                            .raw(packets)
                            .bytes(),
                    70)
        }) {
            Signature signature = ALLOWED.verifyCommit(SignedObject.withSignature(commit, armored));

            assertThat(signature.status()).isIn(Status.BAD, Status.UNKNOWN_SIGNER);
        }
    }

    @Property(tries = 200)
    void aSignatureOfAnotherCommitIsBad(@ForAll("messages") String message, @ForAll boolean openPgp) {
        byte[] commit = TestObjects.commit(message + "!");
        CommitSigner signer = openPgp ? OPEN_PGP_SIGNER : SIGNER;
        String signature = signer.sign(TestObjects.commit(message));

        assertThat(ALLOWED.verifyCommit(SignedObject.withSignature(commit, signature))
                        .status())
                .isEqualTo(Status.BAD);
    }

    @Provide
    Arbitrary<String> messages() {
        return Arbitraries.of(
                        "Add web",
                        "\n",
                        "gpgsig x",
                        " ",
                        "-----BEGIN SSH SIGNATURE-----",
                        "tree",
                        "Über",
                        "\u0000",
                        "\r\n")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> fragments() {
        return Arbitraries.of(
                        "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n",
                        "committer Ada <a@b> 1767225600 +0000\n",
                        "tagger Ada <a@b> 1767225600 +0000\n",
                        "gpgsig ",
                        "gpgsig-sha256 ",
                        "-----BEGIN SSH SIGNATURE-----\n",
                        "-----END SSH SIGNATURE-----\n",
                        "-----BEGIN PGP SIGNATURE-----\n",
                        "-----END PGP SIGNATURE-----\n",
                        " U1NIU0lHAAAAAQ==\n",
                        " \n",
                        "\n",
                        "ÿ")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
