package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.names;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceSshTest {

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitSshServer server;
    private Path key;
    private Path knownHosts;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        KeyPair user = GitSshServer.newKey();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitSshServer.start(repository.repository(), user.getPublic());
        key = GitSshServer.write(user, folder.resolve("key"));
        knownHosts = server.writeKnownHosts(folder.resolve("known_hosts"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        repository.close();
    }

    @Test
    void readsWithAKeyAndSeesNewCommits() throws IOException {
        try (GitSource source = source().build()) {
            assertThat(names(source.fetch())).containsExactly("web");

            repository.file("db.yaml", configMap("db")).commit("Add db");

            assertThat(names(source.fetch())).containsExactly("db", "web");
        }
    }

    @Test
    void refusesAServerThatIsNotKnown() throws IOException {
        Files.writeString(knownHosts, "");

        assertThat(failure(SourceUnavailableException.class, source()))
                .hasMessage(server.where() + ": the server's key is not among the known hosts in " + knownHosts
                        + "; expected the key that the server has; compare the keys and add the server's to that file"
                        + " (GH2001)");
        assertThat(knownHosts).isEmptyFile();
    }

    @Test
    void refusesAServerWithAnotherKey() throws IOException {
        server.writeKnownHosts(knownHosts, GitSshServer.newKey());

        assertThat(failure(SourceUnavailableException.class, source()))
                .hasMessageContaining("the server's key is not among the known hosts in " + knownHosts);
    }

    @Test
    void saysThatTheServerRefusedTheKey() throws IOException {
        GitSshServer.write(GitSshServer.newKey(), key);

        assertThat(failure(SourceUnauthorizedException.class, source()))
                .hasMessage(server.where() + ": the server refused the key " + key + "; expected one it knows; check"
                        + " sshKey(...) (GH2005)");
    }

    @Test
    void saysThatTheKeyCannotBeRead() throws IOException {
        Files.delete(key);

        assertThat(failure(SourceUnauthorizedException.class, source()))
                .hasMessageContainingAll(server.where(), key.toString(), "sshKey(...)");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        server.close();

        assertThat(failure(SourceUnavailableException.class, source()))
                .hasMessageStartingWith(server.where() + ": the host accepts no connection");
    }

    private GitSourceBuilder source() {
        return GitSource.builder(server.url()).sshKey(key).knownHosts(knownHosts);
    }
}
