package io.githops.harvester.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of recorded cases that are answered otherwise on purpose or for now: a name in each line, then the reason. */
final class KnownGaps {
    private KnownGaps() {}

    /** The reasons by name. */
    static Map<String, String> read(String file) throws IOException {
        try (InputStream in = KnownGaps.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }
}
