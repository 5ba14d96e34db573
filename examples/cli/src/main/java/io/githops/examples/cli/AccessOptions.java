package io.githops.examples.cli;

import io.githops.git.GitAccess;
import io.githops.git.GitAccessBuilder;
import io.githops.git.GitCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the Git repository is reached. Secrets come from the environment, as others see the arguments of a program. */
final class AccessOptions {
    @Option(
            names = "--git-secret-env",
            paramLabel = "NAME",
            description = "Environment variable with the password or token for an HTTP address.")
    private @Nullable String secret;

    @Option(names = "--git-user", paramLabel = "USER", description = "Whose password that is. Default: a bearer token.")
    private @Nullable String user;

    @Option(names = "--git-ca", paramLabel = "FILE", description = "Authorities to trust, in PEM. Default: Java's.")
    private @Nullable Path authority;

    @Option(names = "--git-cert", paramLabel = "FILE", description = "Client certificate in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--git-cert-key", paramLabel = "FILE", description = "Its private key in PEM.")
    private @Nullable Path certificateKey;

    @Option(names = "--git-proxy", paramLabel = "URL", description = "HTTP proxy on the way to the repository.")
    private @Nullable URI proxy;

    @Option(
            names = "--git-timeout",
            paramLabel = "SECONDS",
            description = "How long the server may be silent. Default: 30.")
    private @Nullable Long timeoutSeconds;

    @Option(
            names = "--git-deadline",
            paramLabel = "SECONDS",
            description = "How long a fetch or push may take in all. Default: 600.")
    private @Nullable Long deadlineSeconds;

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "Private key for an SSH address.")
    private @Nullable Path key;

    @Option(
            names = "--ssh-passphrase-env",
            paramLabel = "NAME",
            description = "Environment variable with the passphrase of that key.")
    private @Nullable String passphrase;

    @Option(names = "--ssh-agent", description = "Offer the keys of the agent at SSH_AUTH_SOCK.")
    private boolean agent;

    @Option(
            names = "--ssh-host-key",
            paramLabel = "KEY",
            description = "Key that the SSH server must show: SHA256:..., or a line. May be given several times.")
    private List<String> hostKeys = List.of();

    @Option(
            names = "--ssh-known-hosts",
            paramLabel = "FILE",
            description = "Keys of SSH servers. Default: ~/.ssh/known_hosts.")
    private @Nullable Path knownHosts;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keeps in a folder what was fetched from another machine, for the next command.")
    private @Nullable Path cache;

    /** Where to keep what was fetched; null for memory. */
    @Nullable
    Path cache() {
        return cache;
    }

    /** @throws IllegalArgumentException when an option has a value that it cannot have */
    GitAccess access() {
        GitAccessBuilder access = GitAccess.builder();
        http(access);
        if (proxy != null) {
            access.proxy(proxy);
        }
        if (timeoutSeconds != null) {
            access.timeout(Duration.ofSeconds(timeoutSeconds));
        }
        if (deadlineSeconds != null) {
            access.deadline(Duration.ofSeconds(deadlineSeconds));
        }
        if (key != null || agent) {
            ssh(access);
        }
        return access.build();
    }

    private void http(GitAccessBuilder access) {
        if (secret != null) {
            String name = secret;
            access.credentials(() -> credentials(environment("--git-secret-env", name)));
        }
        if (authority != null) {
            access.certificateAuthority(authority);
        }
        if (certificate != null && certificateKey != null) {
            access.clientCertificate(certificate, certificateKey);
        } else if (certificate != null || certificateKey != null) {
            throw new UnusableOptionException("--git-cert, --git-cert-key: found one of them; expected both");
        }
    }

    private GitCredentials credentials(String value) {
        return user == null ? GitCredentials.bearerToken(value) : GitCredentials.password(user, value);
    }

    private void ssh(GitAccessBuilder access) {
        if (key != null && passphrase != null) {
            String name = passphrase;
            access.sshKey(key, () -> environment("--ssh-passphrase-env", name).toCharArray());
        } else if (key != null) {
            access.sshKey(key);
        }
        if (agent) {
            access.sshAgent();
        }
        if (!hostKeys.isEmpty()) {
            access.hostKey(hostKeys.toArray(String[]::new));
        } else {
            access.knownHosts(
                    knownHosts == null ? Path.of(System.getProperty("user.home"), ".ssh", "known_hosts") : knownHosts);
        }
    }

    /** A secret that the user keeps in a variable. */
    static String environment(String option, String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new UnusableOptionException(
                    option + ": there is no environment variable " + name + "; expected one with the secret");
        }
        return value;
    }
}
