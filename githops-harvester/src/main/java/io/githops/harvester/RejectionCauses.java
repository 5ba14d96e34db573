package io.githops.harvester;

import io.githops.cluster.ClusterStatus.Cause;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server found wrong with an object, field by field. */
final class RejectionCauses {
    private static final Pattern STRICT = Pattern.compile("(unknown|duplicate) field \"([^\"]{1,300})\"");
    private static final Pattern UNDECLARED = Pattern.compile("\\.(\\S{1,300}): field not declared in schema");
    /** The field of a cause that is about the whole object, and says only that checking stopped. */
    private static final String NO_FIELD = "<nil>";

    private static final int MOST_CAUSES = 100;

    private RejectionCauses() {}

    static List<Cause> of(ServerStatus status, ServerWords words) {
        List<Cause> listed = status.causes().stream()
                .filter(cause -> !cause.field().equals(NO_FIELD))
                .map(cause -> new Cause(
                        ServerWords.bounded(cause.field()),
                        ServerWords.bounded(cause.reason()),
                        words.hidesAll() || cause.message().isEmpty() ? "" : words.quote(cause.message())))
                .distinct()
                .limit(MOST_CAUSES)
                .toList();
        return listed.isEmpty() ? fromMessage(status.message()) : listed;
    }

    /** Unknown fields are told in the message alone. */
    private static List<Cause> fromMessage(String message) {
        Stream<Cause> strict =
                STRICT.matcher(message).results().map(found -> unknown(found.group(2), found.group(1) + " field"));
        Stream<Cause> undeclared = UNDECLARED
                .matcher(message)
                .results()
                .map((MatchResult found) -> unknown(found.group(1), "unknown field"));
        return Stream.concat(strict, undeclared).distinct().limit(MOST_CAUSES).toList();
    }

    private static Cause unknown(String field, String found) {
        return new Cause(ServerWords.bounded(field), "", found);
    }
}
