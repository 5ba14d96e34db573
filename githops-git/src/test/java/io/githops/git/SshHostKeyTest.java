package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.source.SourceUntrustedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshHostKeyTest {
    private static final KeyPair USER = GitSshServer.newKey();
    private static final KeyPair OTHER = GitSshServer.newKey();

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitSshServer server;
    private Path key;
    private Path knownHosts;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitSshServer.start(repository.repository(), USER.getPublic());
        key = GitSshServer.write(USER, folder.resolve("key"));
        knownHosts = folder.resolve("known_hosts");
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        repository.close();
    }

    @Test
    void acceptsAServerThatIsKnownBesideLinesOfOtherForms() throws IOException {
        write(
                "# a comment",
                "",
                "nonsense",
                "other.example " + GitSshServer.line(OTHER),
                server.host() + " " + server.line());

        assertThat(names(fetch(trusting()))).containsExactly("web");
    }

    @Test
    void findsAHostWhoseNameIsHashed() throws IOException, GeneralSecurityException {
        var digest = Mac.getInstance("HmacSHA1");
        digest.init(new SecretKeySpec("a salt of twenty byt".getBytes(), "HmacSHA1"));
        var base64 = Base64.getEncoder();
        write("|1|" + base64.encodeToString("a salt of twenty byt".getBytes()) + "|"
                + base64.encodeToString(digest.doFinal(server.host().getBytes())) + " " + server.line());

        assertThat(names(fetch(trusting()))).containsExactly("web");
    }

    @Test
    void refusesAServerThatIsNotKnownAndWritesNothing() throws IOException {
        write("other.example " + server.line());

        assertThat(failure(SourceUntrustedException.class, trusting()))
                .hasMessage(server.where() + ": the server is not among the known hosts in " + knownHosts
                        + "; it shows the key " + server.fingerprint() + "; expected a line for this host and port;"
                        + " compare the key with the server's own and add it to that file (GH2021)");
        assertThat(knownHosts).hasContent("other.example " + server.line());
    }

    @Test
    void refusesAServerWhoseKeyHasChanged() throws IOException {
        write(server.host() + " " + GitSshServer.line(OTHER));

        assertThat(failure(SourceUntrustedException.class, trusting()))
                .hasMessage(server.where() + ": the server shows the key " + server.fingerprint() + "; expected "
                        + GitSshServer.fingerprint(OTHER) + " as in " + knownHosts + "; find out why before you change"
                        + " that file, as somebody may stand between (GH2021)");
    }

    @Test
    void refusesAKeyThatIsRevoked() throws IOException {
        write(server.host() + " " + server.line(), "@revoked * " + server.line());

        assertThat(failure(SourceUntrustedException.class, trusting()))
                .hasMessageContaining("the key " + server.fingerprint() + ", which " + knownHosts + " revokes");
    }

    @Test
    void doesNotTakeTheKeyOfAnAuthorityForThatOfTheHost() throws IOException {
        write("@cert-authority * " + server.line());

        assertThat(failure(SourceUntrustedException.class, trusting()))
                .hasMessageContaining("the server is not among the known hosts");
    }

    @Test
    void saysThatTheKnownHostsCannotBeRead() {
        assertThat(failure(SourceUntrustedException.class, trusting()))
                .hasMessageContaining("the known hosts in " + knownHosts + " cannot be read");
    }

    @Test
    void acceptsAKeyThatIsPinnedByFingerprintOrLine() {
        assertThat(names(fetch(pinning(server.fingerprint())))).containsExactly("web");
        assertThat(names(fetch(pinning(server.line() + " root@git.example")))).containsExactly("web");
        assertThat(names(fetch(pinning(GitSshServer.fingerprint(OTHER), server.fingerprint()))))
                .containsExactly("web");
    }

    @Test
    void refusesAnotherKeyThanIsPinned() {
        assertThat(failure(SourceUntrustedException.class, pinning(GitSshServer.line(OTHER))))
                .hasMessage(server.where() + ": the server shows the key " + server.fingerprint() + "; expected "
                        + GitSshServer.fingerprint(OTHER) + "; find out why before you change hostKey(...), as somebody"
                        + " may stand between (GH2021)");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(knownHosts, String.join("\n", lines) + "\n");
    }

    private GitSourceBuilder trusting() {
        return source(server.url(), access -> access.sshKey(key).knownHosts(knownHosts));
    }

    private GitSourceBuilder pinning(String... keys) {
        return source(server.url(), access -> access.sshKey(key).hostKey(keys));
    }
}
