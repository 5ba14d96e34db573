package io.githops.harvester;

import io.githops.cluster.UnauthorizedException;
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
     * Who sends the next request.
     *
     * @throws UnauthorizedException when that should be known and is not; without any credential
     */
    Identity identity();

    /** Who to be after the server did not know an identity; empty when there is no other. */
    default Optional<Identity> renewed(Identity refused) {
        Identity now = identity();
        return now.equals(refused) ? Optional.empty() : Optional.of(now);
    }

    static Credentials none() {
        return () -> Identity.NONE;
    }

    static Credentials bearer(Supplier<String> token) {
        return () -> bearer(Objects.requireNonNull(token.get(), "token"), "the bearer token");
    }

    /** A token in a file, which is read for each request. */
    static Credentials bearerFile(Path file) {
        return () -> {
            try {
                return bearer(Files.readString(file), "the token in " + file);
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
        Identity identity = new Identity(header, null);
        return () -> identity;
    }

    /** The same, and a client certificate in TLS. */
    default Credentials showing(ClientCertificate certificate) {
        return () -> identity().showing(certificate);
    }

    /**
     * Who a token names.
     *
     * @param what the token, in words that begin a message
     * @throws UnauthorizedException when no header can carry the token
     */
    static Identity bearer(String token, String what) {
        String stripped = token.strip();
        if (!VISIBLE.matcher(stripped).matches()) {
            throw new UnauthorizedException(
                    what + (stripped.isEmpty() ? " is empty" : " holds characters that no header can carry")
                            + "; expected the token alone, on one line",
                    null);
        }
        return new Identity("Bearer " + stripped, null);
    }
}
