package io.githops.git;

import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documentation of access. */
class AccessExampleTest {

    @TempDir
    Path folder;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    @Test
    void readsOverHttpsThroughAProxy() throws IOException {
        Path authority = TlsIdentity.server().writeCertificate(folder.resolve("ca.pem"));
        Path tokenFile = Files.writeString(folder.resolve("token"), "s3cret");
        var tls = TlsIdentity.server().serverContext(TlsIdentity.client());
        try (HttpProxy proxy = HttpProxy.start();
                GitHttpServer server = GitHttpServer.start(repository.repository(), tls, false)) {
            server.require("Bearer s3cret");
            String address = server.url();
            URI proxyUrl = proxy.url();

            // region https
            GitAccess access = GitAccess.builder()
                    .credentials(() -> GitCredentials.bearerToken(read(tokenFile)))
                    .certificateAuthority(authority)
                    .proxy(proxyUrl)
                    .deadline(Duration.ofMinutes(2))
                    .build();
            GitSourceBuilder source = GitSource.builder(address).access(access);
            // endregion

            assertThat(names(fetch(source))).containsExactly("web");
        }
    }

    @Test
    void readsOverSsh() throws IOException {
        KeyPair user = GitSshServer.newKey();
        Path key = GitSshServer.write(user, folder.resolve("key"), "s3cret");
        Path passphraseFile = Files.writeString(folder.resolve("passphrase"), "s3cret");
        try (GitSshServer server = GitSshServer.start(repository.repository(), user.getPublic())) {
            Path knownHosts = Files.writeString(folder.resolve("known_hosts"), server.host() + " " + server.line());
            String address = server.url();

            // region ssh
            GitAccess access = GitAccess.builder()
                    .sshKey(key, () -> read(passphraseFile).toCharArray())
                    .knownHosts(knownHosts)
                    .build();
            GitSourceBuilder source = GitSource.builder(address).access(access);
            // endregion

            assertThat(names(fetch(source))).containsExactly("web");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
