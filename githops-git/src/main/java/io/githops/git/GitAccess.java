package io.githops.git;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a repository, to read it and to write to it: credentials, whom to trust, a proxy, and how long to wait.
 * It holds suppliers and paths, never a secret. Immutable and thread-safe; one may serve many repositories.
 *
 * <pre>{@code
 * GitAccess access = GitAccess.builder()
 *         .credentials(() -> GitCredentials.bearerToken(readToken()))
 *         .certificateAuthority(Path.of("/etc/tls/ca.pem"))
 *         .build();
 * GitSource source = GitSource.builder("https://git.example/infra.git").access(access).build();
 * }</pre>
 *
 * <p>Files and suppliers are asked anew for each exchange with a server, so that what is rotated is taken up; what a
 * supplier throws passes through. Nothing that the Java process shares takes part or is changed: no proxy selector,
 * authenticator, cookie or TLS default, no SSH or HTTP factory of JGit, no Git or SSH configuration of the user.
 */
public final class GitAccess {
    private static final GitAccess DEFAULT = builder().build();

    private final @Nullable Supplier<GitCredentials> credentials;
    private final TlsFiles tlsFiles;
    private final @Nullable ProxyAddress proxy;
    private final SshIdentity sshIdentity;
    private final SshTrust sshTrust;
    private final Duration timeout;
    private final Duration deadline;

    GitAccess(
            @Nullable Supplier<GitCredentials> credentials,
            TlsFiles tlsFiles,
            @Nullable ProxyAddress proxy,
            SshIdentity sshIdentity,
            SshTrust sshTrust,
            Duration timeout,
            Duration deadline) {
        this.credentials = credentials;
        this.tlsFiles = tlsFiles;
        this.proxy = proxy;
        this.sshIdentity = sshIdentity;
        this.sshTrust = sshTrust;
        this.timeout = timeout;
        this.deadline = deadline;
    }

    /** Begins with the defaults. */
    public static GitAccessBuilder builder() {
        return new GitAccessBuilder();
    }

    /** What serves a repository that anybody may read, over HTTP, HTTPS or Git's own protocol. */
    static GitAccess byDefault() {
        return DEFAULT;
    }

    /** What to show an HTTP server now: what the address carries when no supplier was given. */
    @Nullable
    GitCredentials credentialsFor(GitAddress address) {
        return credentials == null ? address.credentials() : credentials.get();
    }

    TlsFiles tlsFiles() {
        return tlsFiles;
    }

    @Nullable
    ProxyAddress proxy() {
        return proxy;
    }

    SshIdentity sshIdentity() {
        return sshIdentity;
    }

    SshTrust sshTrust() {
        return sshTrust;
    }

    Duration timeout() {
        return timeout;
    }

    Duration deadline() {
        return deadline;
    }

    /** Which options do not go together with an address; empty when all do. */
    List<String> faults(GitAddress address) {
        List<String> faults = new ArrayList<>();
        if (credentials != null && !address.isHttp()) {
            faults.add("credentials(...) need an address with the scheme https or http");
        }
        if (credentials != null && address.credentials() != null) {
            faults.add("credentials(...) cannot be combined with a user in the address");
        }
        if (!tlsFiles.isEmpty() && !address.isHttps()) {
            faults.add("certificateAuthority(...) and clientCertificate(...) need an address with the scheme https");
        }
        if (proxy != null && address.folder() != null) {
            faults.add("proxy(...) needs a repository on another machine");
        }
        faults.addAll(address.isSsh() ? sshFaults() : uselessSshOptions());
        return faults;
    }

    private List<String> sshFaults() {
        List<String> faults = new ArrayList<>();
        if (sshIdentity.isEmpty()) {
            faults.add("an SSH address needs sshKey(...) or sshAgent()");
        }
        if (sshTrust.isEmpty()) {
            faults.add("an SSH address needs knownHosts(...) or hostKey(...)");
        }
        if (!hasSshLibrary()) {
            faults.add("an SSH address needs the artifact org.eclipse.jgit:org.eclipse.jgit.ssh.apache");
        }
        return faults;
    }

    private List<String> uselessSshOptions() {
        List<String> faults = new ArrayList<>();
        if (!sshIdentity.isEmpty()) {
            faults.add("sshKey(...) and sshAgent() need an SSH address");
        }
        if (!sshTrust.isEmpty()) {
            faults.add("knownHosts(...) and hostKey(...) need an SSH address");
        }
        return faults;
    }

    private static boolean hasSshLibrary() {
        try {
            Class.forName(
                    "org.eclipse.jgit.transport.sshd.SshdSessionFactory", false, GitAccess.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
