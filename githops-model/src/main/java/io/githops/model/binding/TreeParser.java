package io.githops.model.binding;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tree as the stream of tokens that views are read from. Entries that are null are passed over. Not thread-safe. */
final class TreeParser extends ParserMinimalBase {
    private TreePlace place;

    /** The value of the present token; of an end, the collection that ends. */
    private @Nullable Tree value;

    private boolean closed;

    TreeParser(Tree tree) {
        super(StreamReadConstraints.defaults());
        place = TreePlace.before(tree);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (place.isAtName()) {
            return enter(place.valueOfName());
        }
        if (place.hasNext()) {
            Tree next = place.next();
            if (place.isAtName()) {
                value = null;
                return _currToken = JsonToken.FIELD_NAME;
            }
            return enter(next);
        }
        return leave();
    }

    private JsonToken enter(Tree next) {
        value = next;
        if (next instanceof Mapping || next instanceof Sequence) {
            place = place.within(next);
        }
        return _currToken = token(next);
    }

    private static JsonToken token(Tree tree) {
        if (tree instanceof Text) {
            return JsonToken.VALUE_STRING;
        }
        if (tree instanceof Mapping) {
            return JsonToken.START_OBJECT;
        }
        if (tree instanceof Sequence) {
            return JsonToken.START_ARRAY;
        }
        if (tree instanceof Num number) {
            return number.isIntegral() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
        }
        if (tree instanceof Bool bool) {
            return bool.value() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
        }
        return JsonToken.VALUE_NULL;
    }

    private @Nullable JsonToken leave() {
        @Nullable TreePlace parent = place.getParent();
        if (parent == null) {
            value = null;
            return _currToken = null;
        }
        value = place.tree();
        place = parent;
        return _currToken = value instanceof Mapping ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    }

    @Override
    public JsonParser skipChildren() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            leave();
        }
        return this;
    }

    /**
     * The value that starts at the present token, or whose first name or end the present token is, where Jackson hands it
     * to a type that is made from its whole tree; the parser goes on to its last token.
     */
    Tree wholeValue() {
        if (_currToken == JsonToken.FIELD_NAME) {
            leave();
        } else {
            skipChildren();
        }
        return Objects.requireNonNull(value, "a value that has begun");
    }

    @Override
    public String getText() {
        if (_currToken == JsonToken.FIELD_NAME) {
            return place.getCurrentName();
        }
        if (value instanceof Text text) {
            return text.value();
        }
        return value instanceof Num number ? number.literal() : _currToken.asString();
    }

    @Override
    public char[] getTextCharacters() {
        return getText().toCharArray();
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public int getTextLength() {
        return getText().length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        return variant.decode(getText());
    }

    @Override
    public Number getNumberValue() throws IOException {
        return number().isIntegral() ? getBigIntegerValue() : getDecimalValue();
    }

    @Override
    public NumberType getNumberType() throws IOException {
        return number().isIntegral() ? NumberType.BIG_INTEGER : NumberType.BIG_DECIMAL;
    }

    @Override
    public int getIntValue() throws IOException {
        long whole = getLongValue();
        if (whole != (int) whole) {
            reportOverflowInt();
        }
        return (int) whole;
    }

    @Override
    public long getLongValue() throws IOException {
        try {
            return Long.parseLong(number().literal());
        } catch (NumberFormatException e) {
            BigInteger whole = getBigIntegerValue();
            if (whole.bitLength() >= Long.SIZE) {
                reportOverflowLong();
            }
            return whole.longValue();
        }
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        return getDecimalValue().toBigInteger();
    }

    @Override
    public float getFloatValue() throws IOException {
        return Float.parseFloat(number().literal());
    }

    @Override
    public double getDoubleValue() throws IOException {
        return Double.parseDouble(number().literal());
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        return number().decimal();
    }

    private Num number() throws IOException {
        if (value instanceof Num number) {
            return number;
        }
        throw _constructError("not a number");
    }

    @Override
    @Deprecated
    public @Nullable String getCurrentName() {
        boolean opened = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        JsonStreamContext named = opened ? place.getParent() : place;
        return named.getCurrentName();
    }

    @Override
    @Deprecated
    public void overrideCurrentName(String name) {
        place.rename(name);
    }

    @Override
    public JsonStreamContext getParsingContext() {
        return place;
    }

    @Override
    public ObjectCodec getCodec() {
        return ViewMapper.MAPPER;
    }

    @Override
    public void setCodec(ObjectCodec codec) {
        throw new UnsupportedOperationException("trees are bound by one mapper");
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    @Deprecated
    public JsonLocation getCurrentLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public JsonLocation getTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    protected void _handleEOF() {}

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
