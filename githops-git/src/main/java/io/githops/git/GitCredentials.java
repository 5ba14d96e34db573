package io.githops.git;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Git server or a proxy asks for over HTTP: a password or a token. Immutable and thread-safe; never printed.
 *
 * <pre>{@code
 * GitAccess.builder().credentials(() -> GitCredentials.bearerToken(readToken()))
 * }</pre>
 */
public final class GitCredentials {
    private final @Nullable String username;
    private final String secret;

    private GitCredentials(@Nullable String username, String secret) {
        this.username = username;
        this.secret = secret;
    }

    /**
     * A user's password, or the access token that most Git hosts take in its place.
     *
     * @throws IllegalArgumentException when the username holds a colon
     */
    public static GitCredentials password(String username, String password) {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(password, "password");
        if (username.contains(":")) {
            throw new IllegalArgumentException("the username holds a colon; HTTP cannot carry such a name");
        }
        return new GitCredentials(username, password);
    }

    /**
     * A token that is sent as {@code Authorization: Bearer}.
     *
     * @throws IllegalArgumentException when the token is empty or holds anything but visible ASCII characters
     */
    public static GitCredentials bearerToken(String token) {
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the token is empty or holds a space, a line break or a character beyond"
                    + " ASCII; expected it as the Git host shows it");
        }
        return new GitCredentials(null, token);
    }

    /** Null for a token. */
    @Nullable
    String username() {
        return username;
    }

    /** The password or token. */
    String secret() {
        return secret;
    }

    /** The value of the header; a secret. */
    String authorization() {
        if (username == null) {
            return "Bearer " + secret;
        }
        byte[] pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "GitCredentials[«redacted»]";
    }
}
