package io.githops.git;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key that an SSH server must show.
 *
 * @param fingerprint as OpenSSH shows it: {@code SHA256:} and the digest in base64 without padding
 * @param line algorithm and key in base64; null when the fingerprint alone was given
 */
record HostKeyPin(String fingerprint, @Nullable String line) {
    private static final Pattern FINGERPRINT = Pattern.compile("(SHA256:[A-Za-z0-9+/]{43})=?");
    private static final Pattern LINE = Pattern.compile("([a-z0-9@.-]+ ([A-Za-z0-9+/]{32,}={0,2}))(?: .*)?");

    /** @throws IllegalArgumentException when the text is neither fingerprint nor key */
    static HostKeyPin parse(String text) {
        Matcher fingerprint = FINGERPRINT.matcher(text.strip());
        if (fingerprint.matches()) {
            return new HostKeyPin(fingerprint.group(1), null);
        }
        Matcher line = LINE.matcher(text.strip());
        if (line.matches()) {
            return new HostKeyPin(fingerprintOf(line.group(2)), line.group(1));
        }
        throw new IllegalArgumentException("hostKey: found \"" + text
                + "\"; expected a fingerprint such as SHA256:… or a public key such as ssh-ed25519 AAAA…");
    }

    private static String fingerprintOf(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hostKey: the key is no base64; copy it again from its origin", e);
        }
    }
}
