package io.githops.git;

import static io.githops.git.TestRepository.configMap;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.transport.Daemon;

/** A repository that is served over one of the protocols, behind a relay. */
final class RelayedRepository implements Closeable {
    private static final KeyPair USER = GitSshServer.newKey();

    private final Closeable server;
    private final Relay relay;
    private final String url;
    private final Supplier<GitAccessBuilder> access;

    private RelayedRepository(Closeable server, int port, String url, Supplier<GitAccessBuilder> access)
            throws IOException {
        this.server = server;
        this.relay = Relay.to(port);
        this.url = url.replace(":PORT", ":" + relay.port());
        this.access = access;
    }

    static RelayedRepository start(String scheme, TestRepository repository, Path folder) throws IOException {
        return switch (scheme) {
            case "http" -> overHttp(repository);
            case "https" -> overHttps(repository, folder);
            case "git" -> overGit(repository);
            case "ssh" -> overSsh(repository, folder);
            default -> throw new IllegalArgumentException(scheme);
        };
    }

    /** Two resources, and more bytes than fit into one buffer. */
    static TestRepository repository(Path folder) throws IOException {
        byte[] noise = new byte[30_000];
        new Random(7).nextBytes(noise);
        String data = ", \"data\": {\"noise\": \"" + Base64.getEncoder().encodeToString(noise) + "\"}}";
        TestRepository repository = TestRepository.create(folder.resolve("infra.git"));
        repository
                .file("web.yaml", configMap("web").strip().replaceFirst("}$", data))
                .file("db.yaml", configMap("db"))
                .commit("Add web");
        return repository;
    }

    Relay relay() {
        return relay;
    }

    GitSourceBuilder source(UnaryOperator<GitAccessBuilder> options) {
        return GitSource.builder(url).access(options.apply(access.get()).build());
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.close();
    }

    private static RelayedRepository overHttp(TestRepository repository) throws IOException {
        GitHttpServer server = GitHttpServer.start(repository.repository());
        return new RelayedRepository(
                server::close, server.port(), "http://127.0.0.1:PORT/infra.git", GitAccess::builder);
    }

    private static RelayedRepository overHttps(TestRepository repository, Path folder) throws IOException {
        var tls = TlsIdentity.server().serverContext(TlsIdentity.client());
        GitHttpServer server = GitHttpServer.start(repository.repository(), tls, false);
        Path authority = TlsIdentity.server().writeCertificate(folder.resolve("ca.pem"));
        return new RelayedRepository(
                server::close,
                server.port(),
                "https://127.0.0.1:PORT/infra.git",
                () -> GitAccess.builder().certificateAuthority(authority));
    }

    private static RelayedRepository overGit(TestRepository repository) throws IOException {
        var daemon = new Daemon(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon.setRepositoryResolver((client, name) -> {
            repository.repository().incrementOpen();
            return repository.repository();
        });
        daemon.start();
        return new RelayedRepository(
                daemon::stop, daemon.getAddress().getPort(), "git://127.0.0.1:PORT/infra.git", GitAccess::builder);
    }

    private static RelayedRepository overSsh(TestRepository repository, Path folder) throws IOException {
        GitSshServer server = GitSshServer.start(repository.repository(), USER.getPublic());
        Path key = GitSshServer.write(USER, folder.resolve("key"));
        return new RelayedRepository(
                server::close,
                server.port(),
                "ssh://git@127.0.0.1:PORT/infra.git",
                () -> GitAccess.builder().sshKey(key).hostKey(server.fingerprint()));
    }
}
