package io.githops.harvester.embedded;

import io.githops.tree.Json;
import io.githops.tree.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages of protocol buffers that are read, and their fields by number. Fields that {@code kubectl create} does not
 * set are left out.
 *
 * @see <a href="https://github.com/kubernetes/api/blob/master/core/v1/generated.proto">kubernetes/api,
 *     core/v1/generated.proto</a>
 */
final class ProtobufMessages {
    private static final String FILE = "protobuf-messages.json";
    private static final Map<String, Map<Integer, Field>> FIELDS = read();

    private ProtobufMessages() {}

    /** @param message {@code apiVersion kind} of an object, or the name of a part; null when it is not known */
    static @Nullable Map<Integer, Field> fields(String message) {
        return FIELDS.get(message);
    }

    private static Map<String, Map<Integer, Field>> read() {
        @Nullable InputStream file = ProtobufMessages.class.getResourceAsStream(FILE);
        try (InputStream in = Objects.requireNonNull(file, FILE)) {
            Map<String, Map<Integer, Field>> messages = new HashMap<>();
            var all = (Mapping) Json.read(in);
            all.names().forEach(name -> messages.put(name, fields(all.mapping(name))));
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, Field> fields(Mapping message) {
        Map<Integer, Field> fields = new HashMap<>();
        message.names()
                .forEach(number -> fields.put(
                        Integer.valueOf(number),
                        Field.parse(message.text(number).orElseThrow())));
        return fields;
    }

    /**
     * A field of a message.
     *
     * @param type the name of a message, or one of {@code text}, {@code bool}, {@code number} (left out when it is 0),
     *     {@code count}, {@code map<text>}, {@code map<bytes>}, {@code map<quantity>}, {@code NumberOrText}, {@code part}
     */
    record Field(String name, String type, boolean repeated) {
        static Field parse(String text) {
            String[] parts = text.split(" ");
            boolean repeated = parts[1].endsWith("[]");
            return new Field(parts[0], repeated ? parts[1].substring(0, parts[1].length() - 2) : parts[1], repeated);
        }
    }
}
