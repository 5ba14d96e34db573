package io.githops.manifest.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.yaml.snakeyaml.tokens.TagTuple;

/** Scans the names of anchors and aliases, and tags. */
final class NodeProperties {
    private static final String AFTER_ANCHOR = "?:,]}%@`";
    private static final String IN_TAG = ";/?:@&=+$,.!~*'()[]%";
    private static final String YAML_TAGS = "tag:yaml.org,2002:";

    private NodeProperties() {}

    /** Passes an anchor or alias with its indicator; returns the name. */
    static String anchor(TextCursor cursor) {
        cursor.skip(1);
        String name = name(cursor);
        if (name.isEmpty()
                || !Characters.isBlankOrBreakOrEnd(cursor.peek()) && AFTER_ANCHOR.indexOf(cursor.peek()) < 0) {
            throw cursor.malformed("found another character in an anchor or alias; expected letters, digits, - and _,"
                    + " or the value in quotes if it merely begins with & or *");
        }
        return name;
    }

    /** Passes a tag; returns it in full, as if no handle had been used. */
    static TagTuple tag(TextCursor cursor) {
        String tag = cursor.peek(1) == '<' ? verbatimTag(cursor) : shortTag(cursor);
        if (!Characters.isBlankOrBreakOrEnd(cursor.peek())) {
            throw cursor.malformed("found another character in a tag; expected a blank after it,"
                    + " or the value in quotes if it merely begins with !");
        }
        return new TagTuple(null, tag);
    }

    private static String verbatimTag(TextCursor cursor) {
        cursor.skip(2);
        String tag = uri(cursor, "");
        if (cursor.peek() != '>') {
            throw cursor.malformed("found no > at the end of a tag that began with !<");
        }
        cursor.skip(1);
        return tag;
    }

    private static String shortTag(TextCursor cursor) {
        cursor.skip(1);
        String name = name(cursor);
        if (cursor.peek() != '!') {
            return Characters.isBlankOrBreakOrEnd(cursor.peek()) ? "!" + name : "!" + uri(cursor, name);
        }
        if (!name.isEmpty()) {
            throw cursor.malformed("found a tag with a handle that is not defined; expected ! or !! before its name");
        }
        cursor.skip(1);
        return YAML_TAGS + uri(cursor, "");
    }

    private static String name(TextCursor cursor) {
        int start = cursor.index();
        while (Characters.isNameCharacter(cursor.peek())) {
            cursor.skip(1);
        }
        return cursor.text(start, cursor.index());
    }

    private static String uri(TextCursor cursor, String begun) {
        var uri = new StringBuilder(begun);
        while (Characters.isNameCharacter(cursor.peek()) || IN_TAG.indexOf(cursor.peek()) >= 0) {
            if (cursor.peek() == '%') {
                appendEscaped(cursor, uri);
            } else {
                uri.append(cursor.peek());
                cursor.skip(1);
            }
        }
        if (uri.length() == 0) {
            throw cursor.malformed("found no name in a tag; expected one such as !!str");
        }
        return uri.toString();
    }

    private static void appendEscaped(TextCursor cursor, StringBuilder uri) {
        var bytes = ByteBuffer.allocate(4);
        while (cursor.peek() == '%' && bytes.hasRemaining()) {
            if (!HexFormat.isHexDigit(cursor.peek(1)) || !HexFormat.isHexDigit(cursor.peek(2))) {
                throw cursor.malformed("found % in a tag; expected two hexadecimal digits after it");
            }
            bytes.put((byte) (HexFormat.fromHexDigit(cursor.peek(1)) << 4 | HexFormat.fromHexDigit(cursor.peek(2))));
            cursor.skip(3);
        }
        try {
            uri.append(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()));
        } catch (CharacterCodingException e) {
            throw cursor.malformed("found escaped bytes in a tag that are not UTF-8");
        }
    }
}
