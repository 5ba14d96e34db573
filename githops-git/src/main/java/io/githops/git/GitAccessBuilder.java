package io.githops.git;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link GitAccess}. By default it shows no credentials beyond those of the address, trusts the
 * authorities that the Java runtime trusts, goes straight to the server, waits 30 seconds for an answer and ten minutes
 * for the whole of an exchange. An SSH address needs a key or an agent, and known hosts or a host key. Each option may
 * be given once. Not thread-safe.
 */
public final class GitAccessBuilder {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(10);
    private static final Duration MAX_TIME = Duration.ofDays(1);

    private @Nullable Supplier<GitCredentials> credentials;
    private @Nullable Path certificateAuthority;
    private @Nullable Path clientCertificate;
    private @Nullable Path clientKey;
    private @Nullable ProxyAddress proxy;
    private @Nullable Path sshKey;
    private @Nullable Supplier<char[]> passphrase;
    private @Nullable Supplier<@Nullable Path> sshAgent;
    private @Nullable Path knownHosts;
    private @Nullable List<HostKeyPin> hostKeys;
    private @Nullable Duration timeout;
    private @Nullable Duration deadline;

    GitAccessBuilder() {}

    /**
     * What to show an HTTP server, with each request to that server and never to one it redirects to. By default what
     * the address carries, if anything.
     */
    public GitAccessBuilder credentials(Supplier<GitCredentials> credentials) {
        once("credentials", this.credentials);
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /** A PEM file with the authorities to trust in place of those that the Java runtime trusts. */
    public GitAccessBuilder certificateAuthority(Path pemFile) {
        once("certificateAuthority", certificateAuthority);
        certificateAuthority = absolute(pemFile, "pemFile");
        return this;
    }

    /**
     * A certificate to show to the server that asks for one, and never to one it redirects to.
     *
     * @param certificateFile PEM, the client's certificate first, then those that vouch for it
     * @param keyFile PEM, the private key without passphrase in PKCS #8, or in PKCS #1 for RSA
     */
    public GitAccessBuilder clientCertificate(Path certificateFile, Path keyFile) {
        once("clientCertificate", clientCertificate);
        clientCertificate = absolute(certificateFile, "certificateFile");
        clientKey = absolute(keyFile, "keyFile");
        return this;
    }

    /**
     * The HTTP proxy on the way to the server, asked for a tunnel except for {@code http}. By default none, whatever
     * the Java process is set to.
     *
     * @param url such as {@code http://proxy.example:3128}
     * @throws IllegalArgumentException when it is another kind of proxy, or holds a user or a path
     */
    public GitAccessBuilder proxy(URI url) {
        return proxy(ProxyAddress.parse(url, () -> null));
    }

    /** As {@link #proxy(URI)}, for a proxy that asks for credentials; one on the way to SSH takes a password alone. */
    public GitAccessBuilder proxy(URI url, Supplier<GitCredentials> credentials) {
        return proxy(ProxyAddress.parse(url, Objects.requireNonNull(credentials, "credentials")));
    }

    private GitAccessBuilder proxy(ProxyAddress address) {
        once("proxy", proxy);
        proxy = address;
        return this;
    }

    /**
     * The private key for an SSH address, as OpenSSH or PKCS #8 writes it, without passphrase. SSH also needs the artifact
     * {@code org.eclipse.jgit:org.eclipse.jgit.ssh.apache}.
     */
    public GitAccessBuilder sshKey(Path privateKey) {
        once("sshKey", sshKey);
        sshKey = absolute(privateKey, "privateKey");
        return this;
    }

    /** As {@link #sshKey(Path)}, for a key with a passphrase; what the supplier gives is overwritten after use. */
    public GitAccessBuilder sshKey(Path privateKey, Supplier<char[]> passphrase) {
        this.passphrase = Objects.requireNonNull(passphrase, "passphrase");
        return sshKey(privateKey);
    }

    /** Offers the keys of the SSH agent that the environment variable {@code SSH_AUTH_SOCK} names; by default none. */
    public GitAccessBuilder sshAgent() {
        return sshAgent(() -> {
            String socket = System.getenv("SSH_AUTH_SOCK");
            return socket == null || socket.isEmpty() ? null : Path.of(socket);
        });
    }

    /** Offers the keys of the SSH agent that listens at a Unix domain socket. */
    public GitAccessBuilder sshAgent(Path socket) {
        Path absolute = absolute(socket, "socket");
        return sshAgent(() -> absolute);
    }

    private GitAccessBuilder sshAgent(Supplier<@Nullable Path> socket) {
        once("sshAgent", sshAgent);
        sshAgent = socket;
        return this;
    }

    /**
     * The keys that SSH servers must show, as OpenSSH writes them; only read. Most users keep theirs in
     * {@code ~/.ssh/known_hosts}. Lines for certificate authorities are passed over.
     */
    public GitAccessBuilder knownHosts(Path file) {
        once("knownHosts", knownHosts);
        if (hostKeys != null) {
            throw notBoth();
        }
        knownHosts = absolute(file, "file");
        return this;
    }

    /**
     * The key that the SSH server must show, in place of a file of known hosts. A server has a key for each algorithm;
     * give the line of one, which also asks for its algorithm, or the fingerprints of all.
     *
     * @param keys at least one of {@code SHA256:…}, as {@code ssh-keygen -l} shows it, or {@code ssh-ed25519 AAAA…}, as
     *     in the server's {@code .pub} file
     * @throws IllegalArgumentException when there is none, or one is neither
     */
    public GitAccessBuilder hostKey(String... keys) {
        once("hostKey", hostKeys);
        if (knownHosts != null) {
            throw notBoth();
        }
        if (keys.length == 0) {
            throw new IllegalArgumentException("hostKey: expected at least one key");
        }
        hostKeys = Stream.of(keys).map(HostKeyPin::parse).toList();
        return this;
    }

    /**
     * How long the server may be silent, in whole seconds, rounded up; with SSH also how long it may take to log in. By
     * default 30 seconds.
     *
     * @throws IllegalArgumentException when it is not above zero and at most a day
     */
    public GitAccessBuilder timeout(Duration timeout) {
        once("timeout", this.timeout);
        this.timeout = inBounds("timeout", timeout);
        return this;
    }

    /**
     * How long an exchange may take in all, however much the server has to say: asking for names, fetching or pushing.
     * What the operating system takes to look up a host's name comes on top. By default ten minutes.
     *
     * @throws IllegalArgumentException when it is not above zero and at most a day
     */
    public GitAccessBuilder deadline(Duration deadline) {
        once("deadline", this.deadline);
        this.deadline = inBounds("deadline", deadline);
        return this;
    }

    /** Makes the access. Nothing is read or asked for yet. */
    public GitAccess build() {
        return new GitAccess(
                credentials,
                new TlsFiles(certificateAuthority, clientCertificate, clientKey),
                proxy,
                new SshIdentity(sshKey, passphrase, sshAgent),
                new SshTrust(knownHosts, hostKeys == null ? List.of() : hostKeys),
                timeout == null ? DEFAULT_TIMEOUT : timeout,
                deadline == null ? DEFAULT_DEADLINE : deadline);
    }

    private static Path absolute(Path path, String name) {
        return Objects.requireNonNull(path, name).toAbsolutePath();
    }

    private static Duration inBounds(String option, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(MAX_TIME) > 0) {
            throw new IllegalArgumentException(option + ": found " + time + "; expected above zero, at most a day");
        }
        return time;
    }

    private static void once(String option, @Nullable Object given) {
        if (given != null) {
            throw new IllegalStateException(option + " was given already; expected it once");
        }
    }

    private static IllegalStateException notBoth() {
        return new IllegalStateException("knownHosts(...) cannot be combined with hostKey(...)");
    }
}
