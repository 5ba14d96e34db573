package io.githops.model.binding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Moves trees through the streams that views are bound from and to. */
final class TreeStream {
    private TreeStream() {}

    /** Writes a tree without the entries that are null. */
    static void writePresent(Tree tree, JsonGenerator generator) throws IOException {
        switch (tree.shape()) {
            case MAPPING -> {
                generator.writeStartObject();
                writeEntries((Mapping) tree, generator);
                generator.writeEndObject();
            }
            case SEQUENCE -> {
                generator.writeStartArray();
                for (Tree item : (Sequence) tree) {
                    writePresent(item, generator);
                }
                generator.writeEndArray();
            }
            case TEXT -> generator.writeString(((Text) tree).value());
            case NUMBER -> writeNumber((Num) tree, generator);
            case BOOL -> generator.writeBoolean(((Bool) tree).value());
            case NULL -> generator.writeNull();
        }
    }

    private static void writeEntries(Mapping mapping, JsonGenerator generator) throws IOException {
        for (int i = 0; i < mapping.size(); i++) {
            if (!(mapping.value(i) instanceof Null)) {
                generator.writeFieldName(mapping.name(i));
                writePresent(mapping.value(i), generator);
            }
        }
    }

    private static void writeNumber(Num number, JsonGenerator generator) throws IOException {
        if (number.isIntegral()) {
            generator.writeNumber(number.decimal().toBigIntegerExact());
        } else {
            generator.writeNumber(number.decimal());
        }
    }

    /** Reads the value that starts at the parser's present token; the parser stays at its last one. */
    static Tree read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                parser.nextToken();
                yield readMapping(parser);
            }
            case FIELD_NAME, END_OBJECT -> readMapping(parser);
            case START_ARRAY -> readSequence(parser);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Num.parse(parser.getText());
            case VALUE_TRUE -> Bool.TRUE;
            case VALUE_FALSE -> Bool.FALSE;
            case VALUE_NULL -> Null.NULL;
            default -> throw new JsonParseException(parser, "not a value of a tree");
        };
    }

    /** Begins after the start of the mapping, where Jackson hands it to a type that is made from its whole tree. */
    private static Mapping readMapping(JsonParser parser) throws IOException {
        MappingBuilder entries = Mapping.builder();
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            entries.put(name, read(parser));
            parser.nextToken();
        }
        return entries.build();
    }

    private static Sequence readSequence(JsonParser parser) throws IOException {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return Sequence.of(items);
    }
}
