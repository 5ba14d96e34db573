package io.githops.git;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the key that an SSH server shows is the one expected, and remembers why not. A file of known hosts is
 * read for each exchange and never written or locked, so that it may lie where nothing can be written.
 */
final class HostKeys implements ServerKeyDatabase {
    private static final int DEFAULT_PORT = 22;

    private final URIish server;
    private final SshTrust trust;
    private volatile @Nullable AccessFailure refusal;

    HostKeys(URIish server, SshTrust trust) {
        this.server = server;
        this.trust = trust;
    }

    /** Why the server was not trusted; null when it was, or was not reached. */
    @Nullable
    AccessFailure refusal() {
        return refusal;
    }

    /** The keys that are expected, which tells for which algorithm to ask the server. */
    @Override
    public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
        return expected().stream()
                .filter(expected -> !expected.revoked())
                .map(ExpectedKey::key)
                .toList();
    }

    @Override
    public boolean accept(
            String address,
            InetSocketAddress remote,
            PublicKey shown,
            Configuration configuration,
            @Nullable CredentialsProvider provider) {
        Path file = trust.knownHosts();
        refusal = file == null ? checkPins(shown) : check(shown, file);
        return refusal == null;
    }

    private @Nullable AccessFailure checkPins(PublicKey shown) {
        String fingerprint = ExpectedKey.fingerprint(shown);
        List<String> pins = trust.pins().stream().map(HostKeyPin::fingerprint).toList();
        return pins.contains(fingerprint)
                ? null
                : AccessFailure.untrusted(
                        "the server shows the key " + fingerprint,
                        String.join(" or ", pins),
                        "find out why before you change hostKey(...), as somebody may stand between");
    }

    private @Nullable AccessFailure check(PublicKey shown, Path file) {
        List<ExpectedKey> expected = expected();
        List<ExpectedKey> same = expected.stream()
                .filter(known -> KeyUtils.compareKeys(known.key(), shown))
                .toList();
        if (same.stream().anyMatch(ExpectedKey::revoked)) {
            return AccessFailure.untrusted(
                    "the server shows the key " + ExpectedKey.fingerprint(shown) + ", which " + file + " revokes",
                    "another key",
                    "find out who has that key");
        }
        return same.isEmpty() ? unknown(ExpectedKey.fingerprint(shown), lookedFor(expected), file) : null;
    }

    private static AccessFailure unknown(String shown, String expected, Path file) {
        if (!Files.isReadable(file)) {
            return AccessFailure.untrusted(
                    "the known hosts in " + file + " cannot be read",
                    "a file as OpenSSH writes it",
                    "check knownHosts(...)");
        }
        return expected.isEmpty()
                ? AccessFailure.untrusted(
                        "the server is not among the known hosts in " + file + "; it shows the key " + shown,
                        "a line for this host and port",
                        "compare the key with the server's own and add it to that file")
                : AccessFailure.untrusted(
                        "the server shows the key " + shown,
                        expected + " as in " + file,
                        "find out why before you change that file, as somebody may stand between");
    }

    private static String lookedFor(List<ExpectedKey> expected) {
        return expected.stream()
                .filter(known -> !known.revoked())
                .map(known -> ExpectedKey.fingerprint(known.key()))
                .collect(Collectors.joining(" or "));
    }

    private List<ExpectedKey> expected() {
        int port = server.getPort() > 0 ? server.getPort() : DEFAULT_PORT;
        return trust.knownHosts() == null
                ? ExpectedKey.of(trust.pins())
                : ExpectedKey.in(trust.knownHosts(), server.getHost(), port);
    }
}
