package io.githops.harvester.embedded;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import io.githops.tree.Text;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the protocol buffers in which {@code kubectl create} sends a few built-in kinds. Fields that those commands do not
 * set are passed over.
 *
 * @see <a href="https://github.com/kubernetes/api/blob/master/core/v1/generated.proto">kubernetes/api,
 *     core/v1/generated.proto</a>
 */
final class ProtobufBody {
    static final String TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final Shape TYPE_META = new Shape(Map.of(1, text("apiVersion"), 2, text("kind")));
    private static final Shape METADATA = new Shape(Map.of(
            1,
            text("name"),
            2,
            text("generateName"),
            3,
            text("namespace"),
            11,
            new Field("labels", Type.TEXTS_BY_NAME, null),
            12,
            new Field("annotations", Type.TEXTS_BY_NAME, null),
            14,
            new Field("finalizers", Type.TEXTS, null)));
    private static final Map<String, Shape> SHAPES = Map.of(
            "v1 Namespace", object(Map.of()),
            "v1 ConfigMap",
                    object(Map.of(
                            2, new Field("data", Type.TEXTS_BY_NAME, null),
                            3, new Field("binaryData", Type.BYTES_BY_NAME, null),
                            4, new Field("immutable", Type.BOOL, null))),
            "v1 Secret",
                    object(Map.of(
                            2, new Field("data", Type.BYTES_BY_NAME, null),
                            3, text("type"),
                            4, new Field("stringData", Type.TEXTS_BY_NAME, null),
                            5, new Field("immutable", Type.BOOL, null))),
            "authorization.k8s.io/v1 SelfSubjectAccessReview", object(Map.of()),
            "authentication.k8s.io/v1 SelfSubjectReview", object(Map.of()));

    private final ByteBuffer bytes;

    private ProtobufBody(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @throws ApiFailure when the bytes are no protocol buffer, or of a kind that is not read */
    static Mapping parse(byte[] body) {
        try {
            return envelope(ByteBuffer.wrap(body));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw ApiFailure.badRequest("the body is no protocol buffer of Kubernetes");
        }
    }

    private static Mapping envelope(ByteBuffer body) {
        for (byte expected : MAGIC) {
            if (body.get() != expected) {
                throw new IllegalArgumentException("no magic number");
            }
        }
        Mapping type = Mapping.empty();
        ByteBuffer content = ByteBuffer.allocate(0);
        var reader = new ProtobufBody(body);
        while (body.hasRemaining()) {
            long tag = reader.number();
            if (tag == tag(1)) {
                type = new ProtobufBody(reader.part()).message(TYPE_META);
            } else if (tag == tag(2)) {
                content = reader.part();
            } else {
                reader.skip(tag);
            }
        }
        Shape shape = SHAPES.get(
                type.text("apiVersion").orElse("") + " " + type.text("kind").orElse(""));
        if (shape == null) {
            throw ApiFailure.unsupportedMediaType("application/json, application/yaml");
        }
        return Mapping.builder()
                .putAll(type)
                .putAll(new ProtobufBody(content).message(shape))
                .build();
    }

    private Mapping message(Shape shape) {
        Mapping message = Mapping.empty();
        while (bytes.hasRemaining()) {
            long tag = number();
            @Nullable Field field = shape.fields().get((int) (tag >>> 3));
            if (field == null) {
                skip(tag);
            } else if (field.type() == Type.BOOL) {
                message = message.with(field.name(), Bool.of(number() != 0));
            } else {
                message = with(message, field, part());
            }
        }
        return message;
    }

    private static Mapping with(Mapping message, Field field, ByteBuffer part) {
        String name = field.name();
        return switch (field.type()) {
            case TEXT -> part.hasRemaining() ? message.with(name, new Text(utf8(part))) : message;
            case TEXTS -> message.with(name, message.sequence(name).plus(new Text(utf8(part))));
            case MESSAGE -> message.with(name, new ProtobufBody(part).message(field.requiredShape()));
            case TEXTS_BY_NAME ->
                message.edit(name, entries -> new ProtobufBody(part).entry(entries, ProtobufBody::utf8));
            case BYTES_BY_NAME ->
                message.edit(name, entries -> new ProtobufBody(part).entry(entries, ProtobufBody::base64));
            case BOOL -> throw new IllegalArgumentException("a flag is a number");
        };
    }

    private Mapping entry(Mapping entries, Function<ByteBuffer, String> reading) {
        String name = "";
        String value = "";
        while (bytes.hasRemaining()) {
            long tag = number();
            if (tag == tag(1)) {
                name = utf8(part());
            } else if (tag == tag(2)) {
                value = reading.apply(part());
            } else {
                skip(tag);
            }
        }
        return entries.with(name, new Text(value));
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

    private ByteBuffer part() {
        long length = number();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a part too long");
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return part;
    }

    private void skip(long tag) {
        switch ((int) (tag & 7)) {
            case 0 -> number();
            case 1 -> bytes.getLong();
            case 2 -> part();
            case 5 -> bytes.getInt();
            default -> throw new IllegalArgumentException("an unknown type");
        }
    }

    private static String utf8(ByteBuffer part) {
        return StandardCharsets.UTF_8.decode(part).toString();
    }

    private static String base64(ByteBuffer part) {
        byte[] content = new byte[part.remaining()];
        part.get(content);
        return Base64.getEncoder().encodeToString(content);
    }

    /** Of a field that holds a length and as many bytes. */
    private static int tag(int field) {
        return field << 3 | 2;
    }

    private static Field text(String name) {
        return new Field(name, Type.TEXT, null);
    }

    private static Shape object(Map<Integer, Field> fields) {
        var all = new HashMap<>(fields);
        all.put(1, new Field("metadata", Type.MESSAGE, METADATA));
        return new Shape(all);
    }

    private enum Type {
        TEXT,
        TEXTS,
        BOOL,
        MESSAGE,
        TEXTS_BY_NAME,
        BYTES_BY_NAME
    }

    private record Shape(Map<Integer, Field> fields) {}

    private record Field(String name, Type type, @Nullable Shape shape) {
        Shape requiredShape() {
            return Objects.requireNonNull(shape, "shape");
        }
    }
}
