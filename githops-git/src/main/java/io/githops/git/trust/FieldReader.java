package io.githops.git.trust;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart at its spaces, but not at those in quotes. Not thread-safe. */
final class FieldReader {
    private static final Pattern FIELD = Pattern.compile("[ \\t]*([^ \\t\"]*+(?:\"[^\"]*+\"[^ \\t\"]*+)*+)");

    private final Matcher fields;
    private int position;

    FieldReader(String line) {
        this.fields = FIELD.matcher(line);
    }

    /** @param expected for the message when the line ends before */
    String next(String expected) throws MalformedException {
        if (!fields.find(position)
                || fields.start() != position
                || fields.group(1).isEmpty()) {
            throw new MalformedException("found the end of the line; expected " + expected);
        }
        position = fields.end();
        return fields.group(1);
    }
}
