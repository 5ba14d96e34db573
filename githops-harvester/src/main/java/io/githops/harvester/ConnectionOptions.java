package io.githops.harvester;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a caller says on how to reach a cluster. Not thread-safe. */
final class ConnectionOptions {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    final Option<String> context = new Option<>("context");
    final Option<Credentials> credentials = new Option<>("bearerToken");
    final Option<List<X509Certificate>> authorities = new Option<>("certificateAuthority");
    final Option<ClientCertificate> clientCertificate = new Option<>("clientCertificate");
    final Option<AllowedPlugins> allowedPlugins = new Option<>("allowedCredentialPlugins");
    final Option<ServerName> serverName = new Option<>("tlsServerName");
    final Option<InetSocketAddress> proxy = new Option<>("proxy");
    final Option<Duration> requestTimeout = new Option<>("requestTimeout");
    final Option<String> userAgent = new Option<>("userAgent");
    final Option<Boolean> trustsAnyCertificate = new Option<>("dangerouslyTrustAnyCertificate");

    private final Function<Optional<String>, Target> targets;

    /** @param targets gives the cluster of a context, or of none */
    private ConnectionOptions(Function<Optional<String>, Target> targets) {
        this.targets = targets;
    }

    static ConnectionOptions ofServer(ServerUrl server) {
        return new ConnectionOptions(context -> {
            if (context.isPresent()) {
                throw new IllegalStateException(
                        "context cannot be combined with a server URL; contexts are in kubeconfigs");
            }
            return () -> server;
        });
    }

    static ConnectionOptions ofKubeconfig(Path file) {
        return new ConnectionOptions(context -> {
            Kubeconfig kubeconfig = Kubeconfig.read(file);
            return context.map(kubeconfig::context).orElseGet(kubeconfig::currentContext);
        });
    }

    static ConnectionOptions ofEnvironment(Environment environment) {
        return new ConnectionOptions(environment::target);
    }

    /** What a file holds, with the option's name in what goes wrong. */
    static <T> T read(String option, Path file, Function<byte[], T> reader) {
        try {
            return read(option, Files.readAllBytes(file), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(option + ": " + file + " cannot be read", e);
        }
    }

    /** What PEM text holds, with the option's name in what goes wrong. */
    static <T> T read(String option, byte[] pem, Function<byte[], T> reader) {
        return named(option, () -> reader.apply(pem));
    }

    /** A value, with the option's name in what is wrong with it. */
    static <T> T named(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage());
        }
    }

    /** @throws IllegalStateException when options cannot go together */
    Connection connection() {
        if (trustsAnyCertificate.isSet() && authorities.isSet()) {
            throw new IllegalStateException(
                    "dangerouslyTrustAnyCertificate cannot be combined with certificateAuthority");
        }
        Target target = targets.apply(context.get());
        if (!trustsAnyCertificate.isSet() && !authorities.isSet()) {
            target.requireVerification();
        }
        return new Connection(
                target.server(),
                target.namespace(),
                authorities.get().or(target::authorities).orElse(null),
                trustsAnyCertificate.isSet(),
                serverName.get().or(target::serverName).orElse(null),
                credentials(target),
                proxy.get().or(target::proxy).orElse(null),
                requestTimeout.get().orElse(REQUEST_TIMEOUT),
                UserAgent.of(userAgent.get()));
    }

    /** What the caller gives takes the place of all that the target says. */
    private Credentials credentials(Target target) {
        if (!credentials.isSet() && !clientCertificate.isSet()) {
            return target.credentials(allowedPlugins.get().orElse(AllowedPlugins.NONE));
        }
        Credentials given = credentials.get().orElse(Credentials.none());
        return clientCertificate.get().map(given::showing).orElse(given);
    }
}
