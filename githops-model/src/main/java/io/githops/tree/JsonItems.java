package io.githops.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * Reads a JSON object of which one field holds a long list, and hands on each item of the list as soon as it is read; only
 * the item at hand is in memory. Parts that are equal in several items become one instance. Immutable and thread-safe.
 */
public final class JsonItems {
    /** The object and its list. */
    private static final int LEVELS_AROUND_ITEM = 2;

    private final String field;
    private final int maxItemBytes;
    private final JsonFactory factory;

    private JsonItems(String field, long maxBytes, int maxItemBytes, int maxDepth) {
        this.field = field;
        this.maxItemBytes = maxItemBytes;
        factory = Json.factory(StreamReadConstraints.builder()
                .maxDocumentLength(maxBytes)
                .maxStringLength(maxItemBytes)
                .maxNestingDepth(maxDepth + LEVELS_AROUND_ITEM)
                .build());
    }

    /**
     * A reader of the items in a field.
     *
     * @param maxBytes of the whole text
     * @param maxItemBytes of one item, and of any value beside the list
     * @param maxDepth levels of mappings and lists within each other in one item
     */
    public static JsonItems of(String field, long maxBytes, int maxItemBytes, int maxDepth) {
        return new JsonItems(field, maxBytes, maxItemBytes, maxDepth);
    }

    /**
     * Reads UTF-8 text to its end. The stream is closed.
     *
     * @param items takes what stood before the list, the same instance each time, and the next item
     * @return the object without the list, which is empty there; without the field, if there is none
     * @throws MalformedJsonException when the text is not one JSON object within the limits, or the field holds neither a
     *     list nor null; items before the fault have been handed on
     * @throws IOException when the stream fails
     */
    public Mapping read(InputStream utf8, BiConsumer<Mapping, Tree> items) throws IOException {
        try (JsonParser parser = factory.createParser(utf8)) {
            var reader = new TreeReader(parser, Long.MAX_VALUE);
            reader.limitPart(maxItemBytes);
            return object(parser, reader, items);
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.of(e);
        }
    }

    private Mapping object(JsonParser parser, TreeReader reader, BiConsumer<Mapping, Tree> items) throws IOException {
        require(parser, parser.nextToken() == JsonToken.START_OBJECT, "no object");
        MappingBuilder around = Mapping.builder();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            require(parser, !around.has(name), "duplicate name");
            if (name.equals(field) && parser.nextToken() == JsonToken.START_ARRAY) {
                items(parser, reader, around.build(), items);
                around.put(name, Sequence.empty());
            } else if (name.equals(field)) {
                require(parser, parser.currentToken() == JsonToken.VALUE_NULL, "no list");
                around.put(name, Sequence.empty());
            } else {
                parser.nextToken();
                around.put(name, reader.part());
            }
        }
        require(parser, parser.nextToken() == null, "text after the value");
        return around.build();
    }

    private static void items(JsonParser parser, TreeReader reader, Mapping before, BiConsumer<Mapping, Tree> items)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.accept(before, reader.part());
        }
    }

    private static void require(JsonParser parser, boolean holds, String fault) throws IOException {
        if (!holds) {
            throw new JsonParseException(parser, fault);
        }
    }
}
