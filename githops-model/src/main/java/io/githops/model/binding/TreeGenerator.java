package io.githops.model.binding;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.MappingBuilder;
import io.githops.tree.Null;
import io.githops.tree.Num;
import io.githops.tree.Sequence;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a tree of the tokens that a view is written as. Not thread-safe. */
final class TreeGenerator extends GeneratorBase {
    private final Deque<Draft> open = new ArrayDeque<>();
    private @Nullable Tree tree;

    TreeGenerator() {
        super(0, ViewMapper.MAPPER, context());
    }

    private static IOContext context() {
        return new IOContext(
                StreamReadConstraints.defaults(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                new BufferRecycler(),
                ContentReference.unknown(),
                false);
    }

    /** What was written, which must be a whole value. */
    Tree tree() throws IOException {
        if (tree == null) {
            _reportError("no value was written");
        }
        return tree;
    }

    /** Writes a value as a whole. */
    void writeTree(Tree value) throws IOException {
        _verifyValueWrite("write a value");
        if (open.isEmpty()) {
            tree = value;
        } else {
            open.peek().add(value);
        }
    }

    @Override
    public void writeStartObject() throws IOException {
        _verifyValueWrite("start an object");
        _writeContext = _writeContext.createChildObjectContext();
        open.push(new MappingDraft());
    }

    @Override
    public void writeEndObject() throws IOException {
        end();
    }

    @Override
    public void writeStartArray() throws IOException {
        _verifyValueWrite("start an array");
        _writeContext = _writeContext.createChildArrayContext();
        open.push(new SequenceDraft());
    }

    @Override
    public void writeEndArray() throws IOException {
        end();
    }

    private void end() throws IOException {
        Tree whole = open.pop().build();
        _writeContext = _writeContext.getParent();
        if (open.isEmpty()) {
            tree = whole;
        } else {
            open.peek().add(whole);
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        if (_writeContext.writeFieldName(name) == JsonWriteContext.STATUS_EXPECT_VALUE
                || !(open.peek() instanceof MappingDraft entries)) {
            _reportError("a name where a value is due");
        } else {
            entries.name = name;
        }
    }

    @Override
    public void writeString(String text) throws IOException {
        writeTree(text == null ? Null.NULL : new Text(text));
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeNumber(int value) throws IOException {
        writeTree(Num.of(value));
    }

    @Override
    public void writeNumber(long value) throws IOException {
        writeTree(Num.of(value));
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        writeNumber(value == null ? null : value.toString());
    }

    @Override
    public void writeNumber(double value) throws IOException {
        writeNumber(Double.toString(value));
    }

    @Override
    public void writeNumber(float value) throws IOException {
        writeNumber(Float.toString(value));
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        writeNumber(value == null ? null : value.toString());
    }

    @Override
    public void writeNumber(@Nullable String literal) throws IOException {
        writeTree(literal == null ? Null.NULL : Num.parse(literal));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        writeTree(Bool.of(value));
    }

    @Override
    public void writeNull() throws IOException {
        writeTree(Null.NULL);
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] bytes, int offset, int length) throws IOException {
        writeString(variant.encode(Arrays.copyOfRange(bytes, offset, offset + length)));
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char c) {
        _reportUnsupportedOperation();
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _verifyValueWrite(String action) throws IOException {
        if (_writeContext.writeValue() == JsonWriteContext.STATUS_EXPECT_NAME) {
            _reportError("cannot " + action + " where a name is due");
        }
    }

    /** A collection that is being written. */
    private interface Draft {
        void add(Tree value);

        Tree build();
    }

    private static final class MappingDraft implements Draft {
        private final MappingBuilder entries = Mapping.builder();
        private String name = "";

        @Override
        public void add(Tree value) {
            entries.put(name, value);
        }

        @Override
        public Tree build() {
            return entries.build();
        }
    }

    private static final class SequenceDraft implements Draft {
        private final List<Tree> items = new ArrayList<>();

        @Override
        public void add(Tree value) {
            items.add(value);
        }

        @Override
        public Tree build() {
            return Sequence.of(items);
        }
    }
}
