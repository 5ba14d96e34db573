package io.githops.harvester.embedded;

import io.githops.tree.Mapping;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Reads the protocol buffers in which {@code kubectl create} and {@code kubectl auth} send built-in kinds. */
final class ProtobufBody {
    static final String TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private ProtobufBody() {}

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
        Mapping envelope = new ProtobufReader(body).message("Unknown");
        Mapping type = envelope.mapping("typeMeta");
        String message =
                type.text("apiVersion").orElse("") + " " + type.text("kind").orElse("");
        if (ProtobufMessages.fields(message) == null) {
            throw ApiFailure.unsupportedMediaType("application/json, application/yaml");
        }
        byte[] content = Base64.getDecoder().decode(envelope.text("raw").orElse(""));
        return Mapping.builder()
                .putAll(type)
                .putAll(new ProtobufReader(ByteBuffer.wrap(content)).message(message))
                .build();
    }
}
