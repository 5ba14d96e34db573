package io.githops.manifest.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.githops.tree.Bool;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds trees from a file of JSON values, one after the other, as kubectl reads a file that begins with a brace. */
final class JsonTreeReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final Limits limits;

    JsonTreeReader(char[] text, int start, Limits limits) {
        try {
            this.parser = FACTORY.createParser(text, start, text.length - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.limits = limits;
    }

    /**
     * Reads the next value, or null when there is none left.
     *
     * @throws MalformedDocumentException when it cannot be read; what follows cannot be read either
     */
    @Nullable
    Document read() {
        try {
            if (parser.nextToken() == null) {
                return null;
            }
            JsonLocation start = parser.currentTokenLocation();
            return new Document(value(0), start.getLineNr(), start.getColumnNr());
        } catch (JsonEOFException e) {
            throw malformed(e.getLocation(), "found the end of the file; expected the JSON value to be complete");
        } catch (JsonProcessingException e) {
            throw malformed(
                    e.getLocation(),
                    "found text that is not JSON; expected JSON up to the end, since the file"
                            + " begins with a brace");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Placed value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(enter(depth));
            case START_ARRAY -> sequence(enter(depth));
            case VALUE_STRING -> Placed.scalar(new Text(GoBytes.withoutLoneSurrogates(parser.getText())));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Placed.scalar(number());
            case VALUE_TRUE -> Placed.scalar(Bool.TRUE);
            case VALUE_FALSE -> Placed.scalar(Bool.FALSE);
            default -> Placed.scalar(Null.NULL);
        };
    }

    private int enter(int depth) {
        if (depth == limits.maxDepth()) {
            throw at(parser.currentTokenLocation(), Fault.TOO_DEEP, Anchors.tooDeep(limits));
        }
        return depth + 1;
    }

    private Placed mapping(int depth) throws IOException {
        var draft = new MappingDraft();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = GoBytes.withoutLoneSurrogates(parser.currentName());
            JsonLocation start = parser.currentTokenLocation();
            parser.nextToken();
            draft.add(name, start.getLineNr(), start.getColumnNr(), value(depth));
        }
        return draft.build();
    }

    private Placed sequence(int depth) throws IOException {
        List<Tree> items = new ArrayList<>();
        var marks = new Marks.Builder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonLocation start = parser.currentTokenLocation();
            Placed item = value(depth);
            items.add(item.tree());
            marks.add(start.getLineNr(), start.getColumnNr(), item.marks());
        }
        return new Placed(Sequence.of(items), marks.build());
    }

    private Num number() throws IOException {
        String literal = parser.getText();
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && GoNumbers.parse(literal) instanceof Scalar.IntegerScalar integer) {
            return Num.of(integer.value());
        }
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            throw at(
                    parser.currentTokenLocation(),
                    Fault.VALUE,
                    "found a number that is too large; expected one that" + " fits a double");
        }
        return Decimals.number(value, literal);
    }

    private static MalformedDocumentException malformed(@Nullable JsonLocation location, String message) {
        return at(location == null ? JsonLocation.NA : location, Fault.SYNTAX, message);
    }

    private static MalformedDocumentException at(JsonLocation location, Fault fault, String message) {
        return new MalformedDocumentException(
                fault, message, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
