package io.githops.git;

import static io.githops.git.SignedRepository.ADA;
import static io.githops.git.SignedRepository.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.TestKey;
import io.githops.git.trust.TrustPolicy;
import io.githops.git.trust.UntrustedRevisionException;
import io.githops.source.Signature.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that are left out of what is signed hide, from whoever reads an object, what was signed. */
class DisguisedSignatureTest {
    private static final AllowedSigners SIGNERS = AllowedSigners.builder()
            .ssh("allowed", "ada@example.org " + TestKey.ED25519.publicKey())
            .build();

    @TempDir
    Path folder;

    private SignedRepository repository;

    @BeforeEach
    void create() throws IOException {
        repository = SignedRepository.create(folder.resolve("infra.git"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void refusesATagThatLeadsToAnotherCommitThanTheSignedOne() throws IOException {
        String signed = text(repository.tag(ADA, "v1.0.0", repository.commit(ADA)));
        String evil = repository.commit(NOBODY);
        String disguised = insert(Constants.OBJ_TAG, "gpgsig " + evil + "\n typ commit\n tagv9.0.0\n" + signed);
        repository.point("refs/tags/v9.0.0", disguised);

        assertThat(refused(TrustPolicy.head(SIGNERS), "v9.0.0")
                        .untrusted()
                        .get(disguised)
                        .status())
                .isEqualTo(Status.BAD);
    }

    @Test
    void refusesAMergeThatHidesWhatItBroughtIn() throws IOException {
        String first = repository.commit(ADA);
        String merge = repository.commit(ADA, first, repository.commit(NOBODY, first));
        String disguised = disguised(merge, "\nparent ", 2);
        repository.main(disguised);

        var policy = TrustPolicy.everyCommit(SIGNERS).withTrustedCommit(first);

        assertThat(refused(policy, "main").untrusted().get(disguised).status()).isEqualTo(Status.BAD);
    }

    @Test
    void refusesACommitThatHidesAllBeforeIt() throws IOException {
        String disguised = disguised(repository.commit(ADA, repository.commit(NOBODY)), "\nparent ", 1);
        repository.main(disguised);

        assertThat(refused(TrustPolicy.everyCommit(SIGNERS), "main")
                        .untrusted()
                        .get(disguised)
                        .status())
                .isEqualTo(Status.BAD);
    }

    /** The commit with its signature before a header in place of behind the last. */
    private String disguised(String commit, String header, int occurrence) throws IOException {
        String text = text(commit);
        int start = text.indexOf("gpgsig ");
        int end = text.indexOf("\n\n", start) + 1;
        String signature = text.substring(start, end);
        String plain = text.substring(0, start) + text.substring(end);
        int at = 0;
        for (int i = 0; i < occurrence; i++) {
            at = plain.indexOf(header, at) + 1;
        }
        return insert(Constants.OBJ_COMMIT, plain.substring(0, at) + signature + plain.substring(at));
    }

    private UntrustedRevisionException refused(TrustPolicy policy, String ref) {
        return catchThrowableOfType(
                UntrustedRevisionException.class,
                () -> Fetching.fetch(
                        GitSource.builder(repository.folder()).ref(ref).trust(policy)));
    }

    private String text(String id) throws IOException {
        try (ObjectReader reader = repository.repository().newObjectReader()) {
            return new String(reader.open(ObjectId.fromString(id)).getBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String insert(int type, String text) throws IOException {
        try (ObjectInserter inserter = repository.repository().newObjectInserter()) {
            ObjectId id = inserter.insert(type, text.getBytes(StandardCharsets.ISO_8859_1));
            inserter.flush();
            return id.name();
        }
    }
}
