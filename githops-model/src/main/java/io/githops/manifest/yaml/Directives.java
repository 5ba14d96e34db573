package io.githops.manifest.yaml;

import java.util.regex.Pattern;

/**
 * Lines that begin with a percent sign. Since kubectl cuts a file before it reads YAML, none ever stands before a document;
 * a well-formed one ends the document it stands in.
 */
final class Directives {
    private static final String NAME = "[0-9A-Za-z_-]";
    private static final String URI = "(?:" + NAME + "|[;/?:@&=+$,.!~*'()\\[\\]]|%[0-9A-Fa-f]{2})+";
    private static final Pattern WELL_FORMED = Pattern.compile("%(?:YAML[ \t]+\\d{1,2}\\.\\d{1,2}" + "|TAG[ \t]+!(?:"
            + NAME + "*!)?[ \t]+" + URI + "(?=[ \t]|$))[ \t]*(?:#.*)?");

    private Directives() {}

    /** Passes the directive that begins here. */
    static void take(TextCursor cursor) {
        int start = cursor.index();
        MalformedDocumentException malformed =
                cursor.malformed("found a line that begins with %; expected the value in quotes, if it is one");
        cursor.skipToBreak();
        if (!WELL_FORMED.matcher(cursor.text(start, cursor.index())).matches()) {
            throw malformed;
        }
    }
}
