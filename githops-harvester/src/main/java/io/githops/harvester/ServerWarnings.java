package io.githops.harvester;

import java.lang.System.Logger.Level;
import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs what the server warns of, each text once. Thread-safe. */
final class ServerWarnings {
    private static final System.Logger LOGGER = System.getLogger("io.githops.harvester");
    private static final int MOST_REMEMBERED = 1000;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void log(HttpHeaders headers, Call call) {
        for (String header : headers.allValues("Warning")) {
            String text = ServerWords.on(call.purpose(), call.body()).quote(text(header));
            if (logged.size() < MOST_REMEMBERED && logged.add(text)) {
                LOGGER.log(
                        Level.WARNING,
                        "{0}: the server warns: {1}",
                        call.purpose().words(),
                        text);
            }
        }
    }

    /** The text inside {@code 299 - "text"}; other forms as they are. */
    private static String text(String header) {
        int first = header.indexOf('"');
        int last = header.lastIndexOf('"');
        return first >= 0 && last > first
                ? header.substring(first + 1, last).replace("\\\"", "\"").replace("\\\\", "\\")
                : header;
    }
}
