package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceSshTest {
    private static final KeyPair USER = GitSshServer.newKey();

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitSshServer server;
    private Path key;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitSshServer.start(repository.repository(), USER.getPublic());
        key = GitSshServer.write(USER, folder.resolve("key"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        repository.close();
    }

    @Test
    void readsWithAKeyAndSeesNewCommits() throws IOException {
        try (GitSource source = withKey().build()) {
            assertThat(names(source.fetch())).containsExactly("web");

            repository.file("db.yaml", configMap("db")).commit("Add db");

            assertThat(names(source.fetch())).containsExactly("db", "web");
        }
    }

    @Test
    void takesUpAKeyThatIsRotated() throws IOException {
        try (GitSource source = withKey().build()) {
            source.fetch();
            GitSshServer.write(GitSshServer.newKey(), key);

            assertThat(catchThrowable(source::fetch)).isInstanceOf(SourceUnauthorizedException.class);
        }
    }

    @Test
    void saysThatTheServerRefusedTheKey() throws IOException {
        GitSshServer.write(GitSshServer.newKey(), key);

        assertThat(failure(SourceUnauthorizedException.class, withKey()))
                .hasMessage(server.where() + ": the server refused the key " + key + "; expected one it knows; check"
                        + " sshKey(...) (GH2005)");
    }

    @Test
    void saysThatTheKeyCannotBeRead() throws IOException {
        Files.delete(key);

        assertThat(failure(SourceUnauthorizedException.class, withKey()))
                .hasMessage(server.where() + ": the key " + key
                        + " cannot be read; expected a private key; check sshKey(...) (GH2005)");
    }

    @Test
    void asksForThePassphraseEachTime() throws IOException {
        GitSshServer.write(USER, key, "s3cret");
        List<char[]> given = new ArrayList<>();
        try (GitSource source = withPassphrase(() -> {
                    given.add("s3cret".toCharArray());
                    return given.get(given.size() - 1);
                })
                .build()) {
            source.fetch();
            int asked = given.size();
            source.fetch();

            assertThat(given).hasSizeGreaterThan(asked).allMatch(passphrase -> passphrase[0] == 0);
        }
    }

    @Test
    void saysThatThePassphraseIsMissingOrWrong() throws IOException {
        GitSshServer.write(USER, key, "s3cret");

        assertThat(failure(SourceUnauthorizedException.class, withKey()))
                .hasMessage(
                        server.where() + ": the key " + key + " has a passphrase, and none was given; expected a key"
                                + " without, or its passphrase; give sshKey(...) a supplier of it (GH2005)");
        assertThat(failure(SourceUnauthorizedException.class, withPassphrase("wr0ng"::toCharArray)))
                .hasMessage(server.where() + ": the passphrase does not open the key " + key
                        + "; expected that of this key; check sshKey(...) (GH2005)");
    }

    @Test
    void letsWhatTheSupplierOfThePassphraseThrowsThrough() {
        assertThat(failure(IllegalStateException.class, withPassphrase(() -> {
                    throw new IllegalStateException("vault is sealed");
                })))
                .hasMessage("vault is sealed");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        server.close();

        assertThat(failure(SourceUnavailableException.class, withKey()))
                .hasMessageStartingWith(server.where() + ": the host accepts no connection");
    }

    @Test
    void saysThatTheHostIsNotKnown() {
        var elsewhere = source(
                "ssh://git@no-such-host.invalid/infra.git",
                access -> access.sshKey(key).hostKey(server.fingerprint()));

        assertThat(failure(SourceUnavailableException.class, elsewhere))
                .hasMessageStartingWith("ssh://no-such-host.invalid/infra.git: the name of the host is not known");
    }

    @Test
    void looksIntoNoFolderOfTheUser() throws IOException {
        assertThat(names(fetch(withKey()))).containsExactly("web");

        assertThat(folder).isDirectoryNotContaining("glob:**known_hosts*");
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), "githops-has-no-ssh-folder"))
                .doesNotExist();
    }

    private GitSourceBuilder withKey() {
        return source(server.url(), access -> access.sshKey(key).hostKey(server.fingerprint()));
    }

    private GitSourceBuilder withPassphrase(Supplier<char[]> passphrase) {
        return source(server.url(), access -> access.sshKey(key, passphrase).hostKey(server.fingerprint()));
    }
}
