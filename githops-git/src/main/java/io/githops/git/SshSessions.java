package io.githops.git;

import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.sshd.JGitKeyCache;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/**
 * Opens SSH sessions with one key, to servers listed in one file of known hosts. Neither the user's SSH configuration
 * nor an agent takes part. Touched only for SSH addresses, as its library is optional.
 */
final class SshSessions implements AutoCloseable {
    private final SshdSessionFactory sessions;

    SshSessions(Path key, Path knownHosts) {
        Path folder = knownHosts.toAbsolutePath().getParent();
        sessions = new SshdSessionFactoryBuilder()
                .setHomeDirectory(folder.toFile())
                .setSshDirectory(folder.toFile())
                .setConfigStoreFactory((home, configFile, user) -> null)
                .setDefaultKnownHostsFiles(ignored -> List.of(knownHosts))
                .setDefaultIdentities(ignored -> List.of(key))
                .setPreferredAuthentications("publickey")
                .build(new JGitKeyCache());
    }

    /** Whether the server showed a key that is not among the known hosts, or another one than is. */
    static boolean isUnknownServer(Throwable cause) {
        return cause instanceof SshException failure
                && failure.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_HOST_KEY_NOT_VERIFIABLE;
    }

    /** Whether the server did not take the key. */
    static boolean isRefusedKey(Throwable cause) {
        return cause instanceof SshException failure
                && failure.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    void use(SshTransport transport) {
        transport.setSshSessionFactory(sessions);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
