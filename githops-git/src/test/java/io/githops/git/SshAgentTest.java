package io.githops.git;

import static io.githops.git.Fetching.failure;
import static io.githops.git.Fetching.fetch;
import static io.githops.git.Fetching.names;
import static io.githops.git.Fetching.source;
import static io.githops.git.TestRepository.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.githops.source.SourceUnauthorizedException;
import io.githops.source.SourceUnavailableException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SshAgentTest {
    private static final KeyPair USER = GitSshServer.newKey();

    @TempDir
    Path folder;

    private TestRepository repository;
    private GitSshServer server;
    private Path socket;

    @BeforeEach
    void startServer() throws IOException {
        JGitLog.silence();
        repository = TestRepository.create(folder.resolve("infra.git"));
        repository.file("web.yaml", configMap("web")).commit("Add web");
        server = GitSshServer.start(repository.repository(), USER.getPublic());
        socket = folder.resolve("agent");
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        repository.close();
    }

    @Test
    void logsInWithAKeyOfTheAgent() throws IOException {
        try (TestAgent agent = TestAgent.start(socket, USER)) {
            assertThat(names(fetch(withAgent(agent.socket())))).containsExactly("web");
        }
    }

    @Test
    void offersAKeyBesideThoseOfTheAgent() throws IOException {
        Path key = GitSshServer.write(USER, folder.resolve("key"));
        try (TestAgent agent = TestAgent.start(socket, GitSshServer.newKey())) {
            var both = source(
                    server.url(),
                    access -> access.sshKey(key).sshAgent(agent.socket()).hostKey(server.fingerprint()));

            assertThat(names(fetch(both))).containsExactly("web");
        }
    }

    @Test
    void saysThatTheServerRefusedTheKeysOfTheAgent() throws IOException {
        try (TestAgent agent = TestAgent.start(socket, GitSshServer.newKey())) {
            assertThat(failure(SourceUnauthorizedException.class, withAgent(agent.socket())))
                    .hasMessage(
                            server.where() + ": the server refused the keys of the SSH agent; expected one it knows;"
                                    + " add the key to the agent with ssh-add (GH2005)");
        }
    }

    @Test
    void saysThatThereIsNoAgent() {
        assertThat(failure(SourceUnauthorizedException.class, withAgent(socket)))
                .hasMessage(server.where() + ": no SSH agent answers; expected one that runs, at SSH_AUTH_SOCK unless"
                        + " named; start it, or check sshAgent(...) (GH2005)");
    }

    @Test
    void givesUpOnAnAgentThatHangs() throws IOException {
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            var waiting = source(
                    server.url(),
                    access -> access.sshAgent(socket)
                            .hostKey(server.fingerprint())
                            .timeout(Duration.ofSeconds(1)));

            assertThat(failure(SourceUnavailableException.class, waiting))
                    .hasMessageContaining(": the SSH agent was silent for 1 s");
        }
    }

    @Test
    void asksNoAgentUnlessTold() throws IOException {
        Path key = GitSshServer.write(GitSshServer.newKey(), folder.resolve("key"));
        ConnectorFactory original = ConnectorFactory.getDefault();
        try (TestAgent agent = TestAgent.start(socket, USER);
                Deadline deadline = Deadline.in(Duration.ofDays(1))) {
            ConnectorFactory.setDefault(new SshAgent(agent.socket(), deadline));

            assertThat(failure(
                            SourceUnauthorizedException.class,
                            source(server.url(), access -> access.sshKey(key).hostKey(server.fingerprint()))))
                    .hasMessageContaining("the server refused the key " + key + "; expected one it knows");
        } finally {
            ConnectorFactory.setDefault(original);
        }
    }

    @Test
    void speaksWithTheAgentOfOpenSsh() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-agent")), "there is no /usr/bin/ssh-agent");
        Path key = GitSshServer.write(USER, folder.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Process agent = new ProcessBuilder("/usr/bin/ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .start();
        try {
            agent.inputReader().readLine();
            var add = new ProcessBuilder("/usr/bin/ssh-add", "-q", key.toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.start().onExit().join().exitValue()).isZero();

            assertThat(names(fetch(withAgent(socket)))).containsExactly("web");
        } finally {
            agent.destroy();
        }
    }

    private GitSourceBuilder withAgent(Path agent) {
        return source(server.url(), access -> access.sshAgent(agent).hostKey(server.fingerprint()));
    }
}
