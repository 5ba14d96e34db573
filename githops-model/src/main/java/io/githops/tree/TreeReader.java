package io.githops.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds trees from one JSON text, in which equal parts become one instance. Not thread-safe. */
final class TreeReader {
    private static final int CONSTANT = 0x51;
    private static final int NUMBER = 0x7F4A7C15;
    private static final int MAPPING = 0x2545F491;
    private static final int SEQUENCE = 0x632BE59B;
    /** The weight of a value beside its characters. */
    private static final int OVERHEAD = 8;

    private static final int VALUES_BETWEEN_CHECKS = 64;

    private final JsonParser parser;
    private final SharedParts shared;

    /** The names and values of all collections that are being read, the innermost last. */
    private String[] names = new String[32];

    private Tree[] values = new Tree[32];
    private int size;

    private long maxPartBytes = Long.MAX_VALUE;
    private long partStart;
    private int untilCheck = VALUES_BETWEEN_CHECKS;

    /** Of the value read last; children are shared, so it need not tell more than they do. */
    private int hash;

    /** Of the value read last, in characters, about. */
    private long weight;

    /** @param characters of the text, as far as known */
    TreeReader(JsonParser parser, long characters) {
        this.parser = parser;
        this.shared = new SharedParts(characters);
    }

    /** Reads the one value of the text. */
    Tree document() throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "empty");
        }
        Tree tree = value();
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text after the value");
        }
        return tree;
    }

    /** Sets the number of bytes that {@link #part} reads at most. */
    void limitPart(long maxBytes) {
        maxPartBytes = maxBytes;
    }

    /** Reads the value that starts at the parser's present token; the parser stays at its last one. */
    Tree part() throws IOException {
        partStart = offset(parser.currentTokenLocation());
        Tree part = value();
        checkPart();
        return part;
    }

    private void checkPart() throws IOException {
        untilCheck = VALUES_BETWEEN_CHECKS;
        if (maxPartBytes < Long.MAX_VALUE) {
            JsonLocation here = parser.currentLocation();
            if (offset(here) - partStart > maxPartBytes) {
                throw new StreamConstraintsException("too long", here);
            }
        }
    }

    /** In bytes, or in characters where the text is not in UTF-8. */
    private static long offset(JsonLocation location) {
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    private Tree value() throws IOException {
        if (--untilCheck == 0) {
            checkPart();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> constant(Bool.TRUE, 1);
            case VALUE_FALSE -> constant(Bool.FALSE, 2);
            case VALUE_NULL -> constant(Null.NULL, 3);
            default -> throw new JsonParseException(parser, "unexpected token");
        };
    }

    private Mapping mapping() throws IOException {
        int from = size;
        int namesHash = 1;
        int contentHash = MAPPING;
        long contentWeight = OVERHEAD;
        @Nullable NameIndex index = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            int at = push(name);
            if (at - from < NameIndex.WORTHWHILE - 1) {
                requireNew(name, from, at);
            } else {
                index = index == null ? NameIndex.of(names, from, at) : index;
                requireNew(index.add(names, from));
            }
            parser.nextToken();
            Tree value = value();
            values[at] = value;
            namesHash = 31 * namesHash + name.hashCode();
            contentHash = 31 * contentHash + hash;
            contentWeight += name.length() + weight;
        }
        hash = scattered(contentHash ^ namesHash);
        weight = contentWeight;
        Mapping mapping = weight > SharedParts.HEAVIEST
                ? shared.mapping(names, values, from, size, namesHash, index)
                : shared.mapping(names, values, from, size, namesHash, index, hash);
        size = from;
        return mapping;
    }

    private Sequence sequence() throws IOException {
        int from = size;
        int contentHash = SEQUENCE;
        long contentWeight = OVERHEAD;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int at = push("");
            Tree value = value();
            values[at] = value;
            contentHash = 31 * contentHash + hash;
            contentWeight += weight;
        }
        hash = scattered(contentHash);
        weight = contentWeight;
        Sequence sequence = weight > SharedParts.HEAVIEST
                ? Sequence.copying(values, from, size)
                : shared.sequence(values, from, size, hash);
        size = from;
        return sequence;
    }

    private int push(String name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        return size++;
    }

    private void requireNew(String name, int from, int at) throws IOException {
        for (int i = from; i < at; i++) {
            requireNew(!names[i].equals(name));
        }
    }

    private void requireNew(boolean isNew) throws IOException {
        if (!isNew) {
            throw new JsonParseException(parser, "duplicate name", parser.currentTokenLocation());
        }
    }

    private Text text() throws IOException {
        int length = parser.getTextLength();
        weight = length + OVERHEAD;
        if (weight > SharedParts.HEAVIEST) {
            return new Text(parser.getText());
        }
        char[] buffer = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        hash = hash(buffer, offset, length);
        return shared.text(buffer, offset, length, hash);
    }

    private Num number() throws IOException {
        int length = parser.getTextLength();
        weight = length + OVERHEAD;
        char[] buffer = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int spelling = hash(buffer, offset, length);
        hash = spelling ^ NUMBER;
        try {
            return shared.number(buffer, offset, length, spelling);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(parser, "number out of range", e);
        }
    }

    private Tree constant(Tree value, int number) {
        hash = CONSTANT * number;
        weight = OVERHEAD;
        return value;
    }

    private static int hash(char[] buffer, int offset, int length) {
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash;
    }

    private static int scattered(int hash) {
        int scattered = hash * 0x9E3779B9;
        return scattered ^ scattered >>> 15;
    }
}
