package io.githops.tree;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON's spelling of strings, for the quoted parts of paths and messages. */
final class JsonText {
    private JsonText() {}

    static String quote(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
