package io.githops.harvester;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** What requests say of the program that sends them: the caller's words, then this library and its version. */
final class UserAgent {
    private static final String LIBRARY = "githops/" + version();

    private UserAgent() {}

    static String of(Optional<String> caller) {
        return caller.map(words -> words + " " + LIBRARY).orElse(LIBRARY);
    }

    /** The build writes it into a resource. */
    private static String version() {
        try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
