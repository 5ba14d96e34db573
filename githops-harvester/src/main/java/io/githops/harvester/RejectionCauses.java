package io.githops.harvester;

import io.githops.harvester.ServerStatus.Cause;
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

    static List<String> of(ServerStatus status, ServerWords words) {
        List<String> listed = status.causes().stream()
                .filter(cause -> !cause.field().equals(NO_FIELD))
                .map(cause -> describe(cause, words))
                .distinct()
                .limit(MOST_CAUSES)
                .toList();
        return listed.isEmpty() ? fromMessage(status.message()) : listed;
    }

    private static String describe(Cause cause, ServerWords words) {
        String found = words.hidesAll() || cause.message().isEmpty() ? cause.reason() : words.quote(cause.message());
        return cause.field().isEmpty() ? found : ServerWords.bounded(cause.field()) + ": " + found;
    }

    /** Unknown fields are told in the message alone. */
    private static List<String> fromMessage(String message) {
        Stream<String> strict = STRICT.matcher(message)
                .results()
                .map(found -> ServerWords.bounded(found.group(2)) + ": " + found.group(1) + " field");
        Stream<String> undeclared = UNDECLARED
                .matcher(message)
                .results()
                .map((MatchResult found) -> ServerWords.bounded(found.group(1)) + ": unknown field");
        return Stream.concat(strict, undeclared).distinct().limit(MOST_CAUSES).toList();
    }
}
