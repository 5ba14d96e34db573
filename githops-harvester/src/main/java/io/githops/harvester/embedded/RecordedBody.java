package io.githops.harvester.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the record keeps of a request's body. */
final class RecordedBody {
    private static final String HIDDEN = "<hidden>";
    private static final Set<String> TEXT = Set.of(
            "application/json",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
            "application/yaml");

    private RecordedBody() {}

    /** The text, unless it may hold what is secret: whatever speaks of a Secret is hidden as a whole. */
    static String of(IncomingRequest incoming, ApiRequest request) {
        if (request.body().length == 0) {
            return "";
        }
        boolean isPlain = TEXT.contains(request.contentType())
                && !incoming.resource().equals("secrets")
                && !incoming.resource().isEmpty();
        return isPlain ? new String(request.body(), StandardCharsets.UTF_8) : HIDDEN;
    }
}
