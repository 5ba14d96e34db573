package io.githops.harvester;

import java.lang.System.Logger.Level;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a listener what the server warns of, and logs it, each text once. Thread-safe. */
final class ServerWarnings {
    private static final System.Logger LOGGER = System.getLogger("io.githops.harvester");
    private static final int MOST_REMEMBERED = 1000;
    private static final int MOST_OF_ONE_ANSWER = 100;
    /** One warning of several in a header; the text is quoted, and may be followed by a date. */
    private static final Pattern WARNING =
            Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*+)\"(?: \"[^\"]*\")?\\s*(?:,\\s*|$)", Pattern.DOTALL);

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Consumer<ServerWarning> listener;

    /** @param listener told every warning, on the thread that makes the request */
    ServerWarnings(Consumer<ServerWarning> listener) {
        this.listener = listener;
    }

    void tell(HttpHeaders headers, Call call) {
        List<String> values = headers.allValues("Warning");
        if (values.isEmpty()) {
            return;
        }
        ServerWords words = ServerWords.on(call.purpose(), call.body());
        values.stream()
                .flatMap(header -> texts(header).stream())
                .limit(MOST_OF_ONE_ANSWER)
                .map(text -> new ServerWarning(call.purpose().words(), words.quote(text)))
                .forEach(this::tell);
    }

    private void tell(ServerWarning warning) {
        if (logged.size() < MOST_REMEMBERED && logged.add(warning.text())) {
            LOGGER.log(Level.WARNING, "{0}: the server warns: {1}", warning.request(), warning.text());
        }
        try {
            listener.accept(warning);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "the listener failed on a warning of the server: " + warning, e);
        }
    }

    /** The texts inside {@code 299 - "text", 299 - "other"}; other forms as they are. */
    private static List<String> texts(String header) {
        List<String> texts = new ArrayList<>();
        Matcher warning = WARNING.matcher(header);
        int end = 0;
        while (end < header.length() && warning.find(end) && warning.start() == end) {
            texts.add(warning.group(1).replaceAll("\\\\(.)", "$1"));
            end = warning.end();
        }
        return end == header.length() ? texts : List.of(header);
    }
}
