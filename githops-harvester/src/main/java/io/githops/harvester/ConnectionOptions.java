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

/** What a caller says on how to reach a cluster. Not thread-safe. */
final class ConnectionOptions {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final String USER_AGENT = "githops";

    final Option<String> context = new Option<>("context");
    final Option<Credentials> credentials = new Option<>("bearerToken");
    final Option<List<X509Certificate>> authorities = new Option<>("certificateAuthority");
    final Option<ClientCertificate> clientCertificate = new Option<>("clientCertificate");
    final Option<Duration> requestTimeout = new Option<>("requestTimeout");
    final Option<String> userAgent = new Option<>("userAgent");
    final Option<Boolean> trustsAnyCertificate = new Option<>("dangerouslyTrustAnyCertificate");

    private final Function<ConnectionOptions, Connection> origin;

    private ConnectionOptions(Function<ConnectionOptions, Connection> origin) {
        this.origin = origin;
    }

    static ConnectionOptions ofServer(ServerUrl server) {
        return new ConnectionOptions(options -> options.toServer(server));
    }

    static ConnectionOptions ofKubeconfig(Path file) {
        return new ConnectionOptions(options -> options.toClusterIn(file));
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
        try {
            return reader.apply(pem);
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
        return origin.apply(this);
    }

    private Connection toServer(ServerUrl server) {
        if (context.isSet()) {
            throw new IllegalStateException(
                    "context cannot be combined with a server URL; contexts are in kubeconfigs");
        }
        return connection(server, authorities.get(), Optional.empty(), Optional.empty());
    }

    private Connection toClusterIn(Path file) {
        Kubeconfig kubeconfig = Kubeconfig.read(file);
        Kubeconfig.Context chosen = context.get().map(kubeconfig::context).orElseGet(kubeconfig::currentContext);
        KubeconfigCluster cluster = chosen.cluster();
        if (!trustsAnyCertificate.isSet() && !authorities.isSet()) {
            cluster.requireVerification();
        }
        boolean hasOwnIdentity = credentials.isSet() || clientCertificate.isSet();
        return connection(
                cluster.server(),
                authorities.get().or(cluster::authorities),
                hasOwnIdentity ? Optional.empty() : chosen.user(),
                cluster.proxy());
    }

    private Connection connection(
            ServerUrl server,
            Optional<List<X509Certificate>> trusted,
            Optional<KubeconfigUser> user,
            Optional<InetSocketAddress> proxy) {
        return new Connection(
                server,
                trusted.orElse(null),
                trustsAnyCertificate.isSet(),
                credentials
                        .get()
                        .or(() -> user.map(KubeconfigUser::credentials))
                        .orElse(Credentials.none()),
                clientCertificate
                        .get()
                        .or(() -> user.flatMap(KubeconfigUser::clientCertificate))
                        .orElse(null),
                proxy.orElse(null),
                requestTimeout.get().orElse(REQUEST_TIMEOUT),
                userAgent.get().map(caller -> caller + " " + USER_AGENT).orElse(USER_AGENT));
    }
}
