package io.githops.git;

import static io.githops.git.SignedRepository.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.git.trust.AllowedSigners;
import io.githops.git.trust.TestKey;
import io.githops.git.trust.TrustPolicy;
import io.githops.source.Signature;
import io.githops.source.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the page about Git. */
class TrustExampleTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatAllowedSignersSigned() throws IOException {
        Files.writeString(folder.resolve("allowed_signers"), "ada@example.org " + TestKey.ED25519.publicKey());
        Files.writeString(folder.resolve("revoked_keys"), TestKey.OTHER.publicKey());
        try (SignedRepository repository = SignedRepository.create(folder.resolve("infra.git"))) {
            String synced = repository.commit(ADA);
            repository.main(repository.commit(ADA, synced));
            String address = repository.folder();

            // region trust
            AllowedSigners signers = AllowedSigners.builder()
                    .ssh(folder.resolve("allowed_signers"))
                    .revoked(folder.resolve("revoked_keys"))
                    .build();
            TrustPolicy policy = TrustPolicy.everyCommit(signers).withTrustedCommit(synced);
            try (GitSource source = GitSource.builder(address).trust(policy).build()) {
                Snapshot desired = source.fetch();
                Signature signature = desired.signature().orElseThrow();

                assertThat(signature.signer()).isEqualTo("ada@example.org");
            }
            // endregion
        }
    }
}
