package io.githops.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Moves trees through Jackson's streams. */
final class JsonTree {
    private JsonTree() {}

    static Tree readDocument(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonParseException(parser, "empty");
        }
        Tree tree = read(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text after the value");
        }
        return tree;
    }

    /** Reads the value that starts at the parser's present token; the parser stays at its last one. */
    static Tree read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMapping(parser);
            case START_ARRAY -> readSequence(parser);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser);
            case VALUE_TRUE -> Bool.TRUE;
            case VALUE_FALSE -> Bool.FALSE;
            case VALUE_NULL -> Null.NULL;
            default -> throw new JsonParseException(parser, "unexpected token");
        };
    }

    private static Num readNumber(JsonParser parser) throws IOException {
        try {
            return Num.parse(parser.getText());
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(parser, "number out of range", e);
        }
    }

    private static Mapping readMapping(JsonParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        List<Tree> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            names.add(parser.currentName());
            parser.nextToken();
            values.add(read(parser));
        }
        return Mapping.owning(names.toArray(new String[0]), values.toArray(new Tree[0]));
    }

    private static Sequence readSequence(JsonParser parser) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return Sequence.of(items);
    }

    static void write(Tree tree, JsonGenerator generator) throws IOException {
        if (tree instanceof Mapping mapping) {
            generator.writeStartObject();
            for (int i = 0; i < mapping.size(); i++) {
                generator.writeFieldName(mapping.name(i));
                write(mapping.value(i), generator);
            }
            generator.writeEndObject();
        } else if (tree instanceof Sequence sequence) {
            generator.writeStartArray();
            for (int i = 0; i < sequence.size(); i++) {
                write(sequence.get(i), generator);
            }
            generator.writeEndArray();
        } else if (tree instanceof Text text) {
            generator.writeString(text.value());
        } else if (tree instanceof Num number) {
            generator.writeNumber(number.literal());
        } else if (tree instanceof Bool bool) {
            generator.writeBoolean(bool.value());
        } else {
            generator.writeNull();
        }
    }
}
