package io.githops.harvester.embedded;

import io.githops.harvester.embedded.ProtobufMessages.Field;
import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Num;
import io.githops.tree.Text;
import io.githops.tree.Tree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a message of protocol buffers into a tree; fields that are not known are passed over. */
final class ProtobufReader {
    private static final int VARIABLE = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int PART = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteBuffer bytes;

    ProtobufReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when the bytes are no message; also {@code BufferUnderflowException} */
    Mapping message(String name) {
        Map<Integer, Field> fields = Objects.requireNonNull(ProtobufMessages.fields(name), name);
        Mapping message = Mapping.empty();
        while (bytes.hasRemaining()) {
            long tag = number();
            @Nullable Field field = fields.get((int) (tag >>> 3));
            if (field == null) {
                skip(tag);
            } else {
                message = with(message, field, tag);
            }
        }
        return message;
    }

    private Mapping with(Mapping message, Field field, long tag) {
        if (wire(tag) == VARIABLE) {
            return withNumber(message, field, number());
        }
        String name = field.name();
        ByteBuffer part = part(tag);
        return switch (field.type()) {
            case "text" -> withText(message, field, utf8(part));
            case "map<text>" -> withEntry(message, name, part, ProtobufReader::utf8);
            case "map<bytes>" -> withEntry(message, name, part, ProtobufReader::base64);
            case "map<quantity>" -> withEntry(message, name, part, ProtobufReader::quantity);
            case "NumberOrText" -> message.with(name, new ProtobufReader(part).numberOrText());
            case "part" -> message.with(name, new Text(base64(part)));
            default -> {
                Mapping value = new ProtobufReader(part).message(field.type());
                yield field.repeated()
                        ? message.with(name, message.sequence(name).plus(value))
                        : message.with(name, value);
            }
        };
    }

    private static Mapping withNumber(Mapping message, Field field, long number) {
        return switch (field.type()) {
            case "bool" -> message.with(field.name(), Bool.of(number != 0));
            case "number" -> number == 0 ? message : message.with(field.name(), Num.of(number));
            case "count" -> message.with(field.name(), Num.of(number));
            default -> throw new IllegalArgumentException("a number where " + field.type() + " is due");
        };
    }

    private static Mapping withText(Mapping message, Field field, String text) {
        String name = field.name();
        if (field.repeated()) {
            return message.with(name, message.sequence(name).plus(new Text(text)));
        }
        return text.isEmpty() ? message : message.with(name, new Text(text));
    }

    private static Mapping withEntry(
            Mapping message, String name, ByteBuffer part, Function<ByteBuffer, String> reading) {
        return message.edit(name, entries -> new ProtobufReader(part).entry(entries, reading));
    }

    private Mapping entry(Mapping entries, Function<ByteBuffer, String> reading) {
        String name = "";
        String value = "";
        while (bytes.hasRemaining()) {
            long tag = number();
            switch ((int) (tag >>> 3)) {
                case 1 -> name = utf8(part(tag));
                case 2 -> value = reading.apply(part(tag));
                default -> skip(tag);
            }
        }
        return entries.with(name, new Text(value));
    }

    /** A message of three fields: whether it is a text, the number, the text. */
    private Tree numberOrText() {
        boolean isText = false;
        long number = 0;
        String text = "";
        while (bytes.hasRemaining()) {
            long tag = number();
            switch ((int) (tag >>> 3)) {
                case 1 -> isText = number() != 0;
                case 2 -> number = number();
                case 3 -> text = utf8(part(tag));
                default -> skip(tag);
            }
        }
        return isText ? new Text(text) : Num.of(number);
    }

    private long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number too long");
    }

    private ByteBuffer part(long tag) {
        if (wire(tag) != PART) {
            throw new IllegalArgumentException("no part");
        }
        long length = number();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a part too long");
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return part;
    }

    private void skip(long tag) {
        switch (wire(tag)) {
            case VARIABLE -> number();
            case EIGHT_BYTES -> bytes.getLong();
            case PART -> part(tag);
            case FOUR_BYTES -> bytes.getInt();
            default -> throw new IllegalArgumentException("an unknown type");
        }
    }

    private static int wire(long tag) {
        return (int) (tag & 7);
    }

    private static String utf8(ByteBuffer part) {
        return StandardCharsets.UTF_8.decode(part).toString();
    }

    private static String base64(ByteBuffer part) {
        byte[] content = new byte[part.remaining()];
        part.get(content);
        return Base64.getEncoder().encodeToString(content);
    }

    /** A message of one field, the quantity as it is written. */
    private static String quantity(ByteBuffer part) {
        var reader = new ProtobufReader(part);
        return part.hasRemaining() ? utf8(reader.part(reader.number())) : "0";
    }
}
