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
import org.jspecify.annotations.Nullable;

/** Moves trees through the streams that views are bound from and to. */
final class TreeStream {
    private TreeStream() {}

    /** Writes a tree without the entries that are null. */
    static void writePresent(Tree tree, JsonGenerator generator) throws IOException {
        if (generator instanceof TreeGenerator direct) {
            direct.writeTree(present(tree));
            return;
        }
        try (var parser = new TreeParser(tree)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        }
    }

    /** A tree without the entries that are null; the same instance when it has none. */
    private static Tree present(Tree tree) {
        if (tree instanceof Sequence items) {
            return items.map(TreeStream::present);
        }
        return tree instanceof Mapping mapping ? presentEntries(mapping) : tree;
    }

    private static Mapping presentEntries(Mapping mapping) {
        @Nullable MappingBuilder changed = null;
        for (int i = 0; i < mapping.size(); i++) {
            Tree value = mapping.value(i);
            Tree whole = present(value);
            if (changed == null && (whole != value || value instanceof Null)) {
                changed = Mapping.builder();
                for (int before = 0; before < i; before++) {
                    changed.put(mapping.name(before), mapping.value(before));
                }
            }
            if (changed != null && !(value instanceof Null)) {
                changed.put(mapping.name(i), whole);
            }
        }
        return changed == null ? mapping : changed.build();
    }

    /** Reads the value that starts at the parser's present token; the parser stays at its last one. */
    static Tree read(JsonParser parser) throws IOException {
        if (parser instanceof TreeParser direct) {
            return present(direct.wholeValue());
        }
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
