package io.githops.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names the state of several sources. */
final class CombinedRevision {
    private CombinedRevision() {}

    /**
     * The same for the same revisions of the same sources.
     *
     * @param parts the revisions by the names of their sources
     * @param label what was asked for; null for the newest
     */
    static Revision of(Map<String, Revision> parts, @Nullable String label) {
        MessageDigest digest = FileDigest.sha256();
        parts.forEach((name, part) -> digest.update((name + "\0" + part.id() + "\0").getBytes(StandardCharsets.UTF_8)));
        String labels = parts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().label())
                .collect(Collectors.joining(" "));
        return Revision.of(HexFormat.of().formatHex(digest.digest()), label == null ? labels : label);
    }

    /**
     * The revisions that a text such as {@code platform=v1.2 shop=1a2b3c4d} asks for, by the names of their sources.
     *
     * @throws RevisionNotFoundException when it is written otherwise
     */
    static Map<String, String> parse(String text, List<SourcePart> parts) {
        List<String> names = parts.stream().map(SourcePart::name).toList();
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String item : text.split(" ", -1)) {
            int equals = item.indexOf('=');
            String name = equals < 0 ? "" : item.substring(0, equals);
            boolean isRepeated = wanted.put(name, item.substring(equals + 1)) != null;
            if (!names.contains(name) || isRepeated) {
                throw new RevisionNotFoundException(
                        "found revision \"" + text
                                + "\"; expected the id of a combined revision that was given before, or"
                                + " source=revision for one or more of the sources " + String.join(", ", names),
                        null);
            }
        }
        return wanted;
    }
}
