package io.githops.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What host and receiver both know. Compared in a time that does not depend on how much is right, nor on which secret it is. */
final class Secrets {
    private static final String ALGORITHM = "HmacSHA256";
    /** As the Standard Webhooks specification writes keys. */
    private static final String ENCODED_KEY = "whsec_";

    private final List<String> secrets;

    /** @throws IllegalStateException when there is none, or a blank one */
    Secrets(Collection<String> secrets) {
        this.secrets = List.copyOf(secrets);
        if (this.secrets.isEmpty() || this.secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalStateException(
                    "secrets: found none, or a blank one; expected what was entered at the host");
        }
    }

    /** Whether hexadecimal digits are the keyed digest of a body. */
    boolean sign(byte[] body, String digits) {
        return isAny(decoded(digits, HexFormat.of()::parseHex), secret -> hmac(bytes(secret), body));
    }

    /** Whether Base64 is the keyed digest of a body, for a key in the notation of the Standard Webhooks specification. */
    boolean signStandard(byte[] body, String base64) {
        return isAny(decoded(base64, Base64.getDecoder()::decode), secret -> hmac(standardKey(secret), body));
    }

    /** Whether this is one of the secrets itself. */
    boolean contain(String token) {
        return isAny(bytes(token), Secrets::bytes);
    }

    private boolean isAny(byte[] found, Function<String, byte[]> expected) {
        boolean isAny = false;
        for (String secret : secrets) {
            isAny |= MessageDigest.isEqual(digest(expected.apply(secret)), digest(found));
        }
        return isAny;
    }

    /** So that the length of what is expected does not tell. */
    private static byte[] digest(byte[] bytes) {
        return hmac(new byte[1], bytes);
    }

    private static byte[] decoded(String text, Function<String, byte[]> decoder) {
        try {
            return decoder.apply(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] standardKey(String secret) {
        byte[] key = secret.startsWith(ENCODED_KEY)
                ? decoded(secret.substring(ENCODED_KEY.length()), Base64.getDecoder()::decode)
                : bytes(secret);
        return key.length == 0 ? bytes(secret) : key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
