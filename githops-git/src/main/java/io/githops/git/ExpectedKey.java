package io.githops.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.jspecify.annotations.Nullable;

/**
 * A key that an SSH server may show, or must not show.
 *
 * @param revoked whether it must not
 */
record ExpectedKey(PublicKey key, boolean revoked) {

    /** The keys of a host in a file of known hosts; none when it cannot be read. Lines of other forms are passed over. */
    static List<ExpectedKey> in(Path knownHosts, String host, int port) {
        List<ExpectedKey> keys = new ArrayList<>();
        for (String line : lines(knownHosts)) {
            KnownHostEntry entry = entry(line);
            if (entry != null && isFor(entry, host, port)) {
                PublicKey key = resolve(entry.getKeyEntry());
                boolean revoked = "revoked".equals(entry.getMarker());
                if (key != null && (revoked || entry.getMarker() == null)) {
                    keys.add(new ExpectedKey(key, revoked));
                }
            }
        }
        return keys;
    }

    /** The keys of pins; fingerprints tell none. */
    static List<ExpectedKey> of(List<HostKeyPin> pins) {
        List<ExpectedKey> keys = new ArrayList<>();
        for (HostKeyPin pin : pins) {
            PublicKey key = pin.line() == null ? null : resolve(PublicKeyEntry.parsePublicKeyEntry(pin.line()));
            if (key != null) {
                keys.add(new ExpectedKey(key, false));
            }
        }
        return keys;
    }

    /** As OpenSSH shows it. */
    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A pattern that stands for any name stands for any port too. */
    private static boolean isFor(KnownHostEntry entry, String host, int port) {
        return entry.isHostMatch(host, port) || entry.isHostMatch("[" + host + "]:" + port, 0);
    }

    private static @Nullable KnownHostEntry entry(String line) {
        try {
            return line.isBlank() || line.startsWith("#") ? null : KnownHostEntry.parseKnownHostEntry(line);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static @Nullable PublicKey resolve(PublicKeyEntry entry) {
        try {
            return entry.resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return null;
        }
    }
}
