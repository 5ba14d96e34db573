package io.githops.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key and its certificate, made with the tool of the Java runtime, each once in a run. */
final class TlsIdentity {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String EC = "-keyalg EC -groupname secp256r1 ";
    private static final Map<String, TlsIdentity> MADE = new ConcurrentHashMap<>();

    private final KeyStore store;

    private TlsIdentity(KeyStore store) {
        this.store = store;
    }

    /** A server at this machine's address, which vouches for itself. */
    static TlsIdentity server() {
        return make(EC + "-ext san=ip:127.0.0.1");
    }

    static TlsIdentity serverOfAnotherName() {
        return make(EC + "-ext san=dns:git.example");
    }

    /** Signed by an authority, as nobody looks at the time of a certificate that vouches for itself. */
    static TlsIdentity serverOfThePast() {
        return make(EC + "-ext san=ip:127.0.0.1 -signer authority -startdate -10d -validity 5");
    }

    static TlsIdentity client() {
        return make("-keyalg RSA -keysize 2048");
    }

    static TlsIdentity anotherClient() {
        return make(EC + "-ext san=dns:another.example");
    }

    /** The certificate of the authority that signed this one. */
    Path writeAuthority(Path file) throws IOException {
        return writePem(
                file, "CERTIFICATE", der(() -> store.getCertificate("authority").getEncoded()));
    }

    Path writeCertificate(Path file) throws IOException {
        return writePem(file, "CERTIFICATE", der(() -> certificate().getEncoded()));
    }

    /** In PKCS #8. */
    Path writeKey(Path file) throws IOException {
        return writePem(file, "PRIVATE KEY", key());
    }

    /** An RSA key in PKCS #1, which begins after 26 bytes of PKCS #8. */
    Path writeTraditionalKey(Path file) throws IOException {
        byte[] key = key();
        return writePem(file, "RSA PRIVATE KEY", Arrays.copyOfRange(key, 26, key.length));
    }

    /** A server's side: shows this certificate, and trusts one client. */
    SSLContext serverContext(TlsIdentity client) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(only("it"), PASSWORD);
            KeyStore clients = KeyStore.getInstance("PKCS12");
            clients.load(null, null);
            clients.setCertificateEntry("client", client.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(clients);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private KeyStore only(String alias) throws GeneralSecurityException, IOException {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
        return one;
    }

    private byte[] key() {
        return der(() -> store.getKey("it", PASSWORD).getEncoded());
    }

    private Certificate certificate() throws GeneralSecurityException {
        return store.getCertificate("it");
    }

    private static byte[] der(Encoding encoding) {
        try {
            return encoding.der();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Path writePem(Path file, String label, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
    }

    private static TlsIdentity make(String options) {
        return MADE.computeIfAbsent(options, TlsIdentity::generate);
    }

    private static TlsIdentity generate(String options) {
        try {
            Path folder = Files.createTempDirectory("githops-keytool");
            Path file = folder.resolve("store.p12");
            if (options.contains("-signer")) {
                runTool("-alias authority -dname CN=authority -ext bc:c -startdate -30d -validity 60 " + EC, file);
            }
            runTool("-alias it -dname CN=it " + options, file);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            return new TlsIdentity(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void runTool(String options, Path file) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        command.addAll(List.of(options.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError("keytool failed: " + output);
        }
    }

    private interface Encoding {
        byte[] der() throws GeneralSecurityException;
    }
}
