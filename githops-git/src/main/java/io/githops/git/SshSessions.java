package io.githops.git;

import java.io.File;
import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Opens the SSH session of one exchange, with the keys and to the server that an access names. The user's SSH
 * configuration takes no part, and an agent only when it was asked for. Touched only for SSH addresses, as its library is
 * optional.
 */
final class SshSessions extends SshSessionFactory {
    /** Of what JGit looks for in the user's folders, all is given or switched off. */
    private static final File NOWHERE = new File(System.getProperty("java.io.tmpdir"), "githops-has-no-ssh-folder");

    private final GitAccess access;
    private final Deadline deadline;
    private final HostKeys hostKeys;
    private final KeyPassphrase passphrase;
    private final @Nullable SshAgent agent;
    private final SshdSessionFactory sessions;

    /** Asks for the passphrase of the key and the credentials of the proxy, if there are any. */
    SshSessions(GitAddress address, GitAccess access, Deadline deadline) {
        this.access = access;
        this.deadline = deadline;
        SshIdentity identity = access.sshIdentity();
        hostKeys = new HostKeys(address.uri(), access.sshTrust());
        passphrase = KeyPassphrase.of(identity);
        agent = identity.agent() == null ? null : new SshAgent(identity.agent().get(), deadline);
        sessions = new SshdSessionFactoryBuilder()
                .setHomeDirectory(NOWHERE)
                .setSshDirectory(NOWHERE)
                .setConfigStoreFactory((home, configFile, user) -> null)
                .setServerKeyDatabase((home, folder) -> hostKeys)
                .setDefaultIdentities(folder -> identity.key() == null ? List.of() : List.of(identity.key()))
                .setKeyPasswordProvider(provider -> passphrase)
                .setPreferredAuthentications("publickey")
                .setProxyDataFactory(SshProxy.of(access.proxy()))
                .setConnectorFactory(agent)
                .build(null);
    }

    /** The time for silence holds for the whole of logging in, as the library has no limit of ours there. */
    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider provider, FS fs, int timeoutMillis)
            throws TransportException {
        deadline.interruptsCaller();
        try (Deadline login = Deadline.in(access.timeout())) {
            login.interruptsCaller();
            try {
                return sessions.getSession(uri, provider, fs, timeoutMillis);
            } catch (TransportException e) {
                AccessFailure known = login.hasPassed() ? silence() : reason(e);
                throw new TransportException(uri, "no session", known == null ? SshFailure.cutOrRefused(e) : known);
            }
        } finally {
            passphrase.forget();
        }
    }

    @Override
    public String getType() {
        return "githops";
    }

    private AccessFailure silence() {
        String whom = agent != null && agent.isAsked() ? "the SSH agent" : "the server";
        return NetworkFailure.silence(whom, access.timeout());
    }

    private @Nullable AccessFailure reason(TransportException failure) {
        if (hostKeys.refusal() != null) {
            return hostKeys.refusal();
        }
        if (passphrase.refusal() != null) {
            return passphrase.refusal();
        }
        return SshFailure.of(failure, access, agent != null && agent.isMissing());
    }
}
