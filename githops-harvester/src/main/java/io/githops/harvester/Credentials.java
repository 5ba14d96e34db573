package io.githops.harvester;

import io.githops.reconcile.UnauthorizedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** How requests say who sends them. Asked anew for each request, as tokens are renewed. */
@FunctionalInterface
interface Credentials {
    /** What a header may carry. */
    Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * The {@code Authorization} header; empty for none.
     *
     * @throws UnauthorizedException when there should be one and cannot; without its value
     */
    Optional<String> authorization();

    static Credentials none() {
        return Optional::empty;
    }

    static Credentials bearer(Supplier<String> token) {
        return () -> Optional.of(bearer(Objects.requireNonNull(token.get(), "token"), "the bearer token"));
    }

    /** A token in a file, which is read for each request. */
    static Credentials bearerFile(Path file) {
        return () -> {
            try {
                return Optional.of(bearer(Files.readString(file), "the token in " + file));
            } catch (IOException e) {
                throw new UnauthorizedException(
                        "the token file " + file + " cannot be read ("
                                + e.getClass().getSimpleName() + "); check that it exists, is text, and may be read",
                        null);
            }
        };
    }

    static Credentials basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair);
        return () -> Optional.of(header);
    }

    private static String bearer(String token, String what) {
        String stripped = token.strip();
        if (!VISIBLE.matcher(stripped).matches()) {
            throw new UnauthorizedException(
                    what + (stripped.isEmpty() ? " is empty" : " holds characters that no header can carry")
                            + "; expected the token alone, on one line",
                    null);
        }
        return "Bearer " + stripped;
    }
}
