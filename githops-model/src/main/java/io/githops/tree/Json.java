package io.githops.tree;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Trees as JSON text. Reading makes parts that are equal one instance. It refuses duplicate names, documents deeper than 500 levels, strings above 20 million
 * characters and anything after the value. Writing keeps the order of entries and the spelling of numbers.
 */
public final class Json {
    private static final int MAX_DEPTH = 500;
    private static final JsonFactory FACTORY =
            factory(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());

    private Json() {}

    static JsonFactory factory(StreamReadConstraints limits) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(limits)
                .build();
    }

    /** @throws MalformedJsonException when the text is not one JSON value within the limits */
    public static Tree parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new TreeReader(parser, text.length()).document();
        } catch (IOException e) {
            throw MalformedJsonException.of(e);
        }
    }

    /**
     * Reads UTF-8 text to its end.
     *
     * @throws MalformedJsonException when the text is not one JSON value within the limits
     */
    public static Tree parse(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return new TreeReader(parser, utf8.length).document();
        } catch (IOException e) {
            throw MalformedJsonException.of(e);
        }
    }

    /**
     * Reads a stream to its end without holding its text in memory. The stream is closed.
     *
     * @throws MalformedJsonException when the text is not one JSON value within the limits
     * @throws IOException when the stream fails
     */
    public static Tree read(InputStream utf8) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return new TreeReader(parser, Long.MAX_VALUE).document();
        } catch (JsonProcessingException e) {
            throw MalformedJsonException.of(e);
        }
    }

    /** The tree as compact JSON on one line. */
    public static String text(Tree tree) {
        return write(tree, false);
    }

    /** The tree as indented JSON, two spaces a level, without a final line break. */
    public static String indented(Tree tree) {
        return write(tree, true);
    }

    /**
     * Writes the tree as compact UTF-8 JSON. The stream is flushed and stays open.
     *
     * @throws IOException when the stream fails
     */
    public static void write(Tree tree, OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            JsonTree.write(tree, generator);
        }
    }

    private static String write(Tree tree, boolean indented) {
        var out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (indented) {
                var indenter = new DefaultIndenter("  ", "\n");
                generator.setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            }
            JsonTree.write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
