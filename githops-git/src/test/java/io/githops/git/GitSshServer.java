package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;

/** Serves one repository over SSH on the loopback interface, to whoever has one key. */
final class GitSshServer implements AutoCloseable {
    private static final KeyPair HOST_KEY = newKey();

    private final SshServer server;

    private GitSshServer(SshServer server) {
        this.server = server;
    }

    static GitSshServer start(Repository repository, PublicKey user) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setKeyPairProvider(KeyPairProvider.wrap(HOST_KEY));
        server.setPublickeyAuthenticator((name, key, session) -> KeyUtils.compareKeys(key, user));
        server.setCommandFactory((channel, command) -> new ServeRepository(command, repository));
        server.start();
        return new GitSshServer(server);
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a private key as PKCS #8. */
    static Path write(KeyPair key, Path file) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    /** Writes a private key as OpenSSH does, with a passphrase. */
    static Path write(KeyPair key, Path file, String passphrase) throws IOException {
        var encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(passphrase);
        encryption.setCipherType("256");
        encryption.setCipherMode("CTR");
        encryption.setKdfRounds(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "", encryption, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** A public key as in a {@code .pub} file. */
    static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    static String fingerprint(KeyPair key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key.getPublic());
    }

    /** The server's own key. */
    String line() {
        return line(HOST_KEY);
    }

    /** Of the server's own key. */
    String fingerprint() {
        return fingerprint(HOST_KEY);
    }

    /** As a file of known hosts names the server. */
    String host() {
        return "[127.0.0.1]:" + server.getPort();
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return "ssh://git@127.0.0.1:" + server.getPort() + "/infra.git";
    }

    /** As messages show it. */
    String where() {
        return url().replace("git@", "");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class ServeRepository extends AbstractCommandSupport {
        private final Repository repository;

        ServeRepository(String command, Repository repository) {
            super(command, null);
            this.repository = repository;
        }

        @Override
        public void run() {
            try (InputStream in = getInputStream();
                    OutputStream out = getOutputStream();
                    OutputStream error = getErrorStream()) {
                new UploadPack(repository).upload(in, out, error);
                onExit(0);
            } catch (IOException e) {
                onExit(1, e.getMessage());
            }
        }
    }
}
