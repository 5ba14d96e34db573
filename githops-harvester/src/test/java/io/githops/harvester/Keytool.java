package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes keys and certificates with the tool of the Java runtime, each once in a run. */
final class Keytool {
    /** The alias of the authority that signs where a certificate does not sign itself. */
    static final String AUTHORITY = "authority";

    private static final String EC = " -keyalg EC -groupname secp256r1";
    private static final String LOOPBACK = " -ext san=ip:127.0.0.1";
    private static final String SIGNED = " -signer " + AUTHORITY;
    private static final Map<String, KeyPairEntry> MADE = new ConcurrentHashMap<>();

    private Keytool() {}

    /** Signs itself, for this machine's address. */
    static KeyPairEntry server() {
        return make("server", EC + LOOPBACK);
    }

    /** Signs itself, for another host. */
    static KeyPairEntry otherName() {
        return make("other", EC + " -ext san=dns:harvester.example");
    }

    /** Signed by an authority, for this machine's address. */
    static KeyPairEntry signed() {
        return make("signed", EC + LOOPBACK + SIGNED);
    }

    /** Signed by an authority, for this machine's address and for days gone by. */
    static KeyPairEntry expired() {
        return make("expired", EC + LOOPBACK + SIGNED + " -startdate -10d -validity 5");
    }

    static KeyPairEntry rsaClient() {
        return make("rsa", " -keyalg RSA -keysize 2048");
    }

    static KeyPairEntry ecClient() {
        return make("ec", " -keyalg EC -groupname secp384r1");
    }

    static KeyPairEntry ed25519Client() {
        return make("ed25519", " -keyalg Ed25519");
    }

    private static KeyPairEntry make(String alias, String options) {
        return MADE.computeIfAbsent(alias, key -> generate(key, options));
    }

    private static KeyPairEntry generate(String alias, String options) {
        try {
            Path folder = Files.createTempDirectory("githops-keytool");
            Path file = folder.resolve("store.p12");
            if (options.contains(SIGNED)) {
                run(file, AUTHORITY, EC + " -ext bc:c -startdate -30d -validity 60");
            }
            run(file, alias, options);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, KeyPairEntry.PASSWORD);
            }
            Files.delete(file);
            Files.delete(folder);
            return new KeyPairEntry(store, alias);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(Path file, String alias, String options) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString(), "-genkeypair", "-alias", alias));
        command.addAll(List.of("-dname", "CN=" + alias, "-keystore", file.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(KeyPairEntry.PASSWORD)));
        command.addAll(List.of(options.strip().split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
